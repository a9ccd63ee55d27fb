package infoplane.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Lets several threads do a thing at the same time. */
public final class AtOnce {
    private AtOnce() {}

    /** @return what each thread failed with; empty for those that did not fail */
    public static List<Optional<Throwable>> of(int threads, IntConsumer work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                all.add(pool.submit(() -> {
                    start.await();
                    work.accept(number);
                    return number;
                }));
            }
            List<Optional<Throwable>> ends = new ArrayList<>();
            for (Future<?> one : all) {
                try {
                    one.get();
                    ends.add(Optional.empty());
                } catch (ExecutionException e) {
                    ends.add(Optional.ofNullable(e.getCause()));
                }
            }
            return ends;
        } finally {
            pool.shutdownNow();
        }
    }
}
