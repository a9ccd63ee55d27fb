package infoplane.spark;

import infoplane.core.RunFailedException;
import infoplane.sweep.Cluster;
import infoplane.sweep.TaskLostException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Spark cluster, of which this process is the driver. Each task is a job of Spark's, so that one that fails ends no other. */
final class SparkCluster implements Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);

    private final JavaSparkContext context;
    private final int threads;
    private volatile boolean stopped;

    /** @param threads of each task */
    SparkCluster(JavaSparkContext context, int threads) {
        this.context = context;
        this.threads = threads;
    }

    JavaSparkContext context() {
        return context;
    }

    /** What is sent. Its task is part of the code that Spark broadcasts, and so may be as large as it likes. */
    private record Remote<T extends Serializable>(Task<T> task) implements Function<Integer, T> {
        @Override
        public T call(Integer ignored) throws InterruptedException {
            return task.call(TaskContext.get().cpus());
        }
    }

    @Override
    public <T extends Serializable> T call(Task<T> task) {
        requireGoing();
        try {
            context.setInterruptOnCancel(true); // of this thread
            return context.parallelize(List.of(0), 1)
                    .map(new Remote<>(task))
                    .collect()
                    .get(0);
        } catch (Exception e) { // Scala's checked exceptions come unannounced
            requireGoing();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
            if (context.sc().isStopped()) {
                LOG.info("the cluster has gone", e);
                throw new RunFailedException(
                        "The Spark cluster has ended the work: " + SparkWords.reason(e)
                                + "; what was done is kept, and resuming the sweep goes on.",
                        e);
            }
            LOG.info("a task was lost", e);
            throw new TaskLostException(
                    "The machines of the cluster failed to compute it: " + SparkWords.reason(e) + ".", e);
        }
    }

    private void requireGoing() {
        if (stopped || isEnding()) {
            throw new CancellationException("stopped");
        }
    }

    /** Whether Java is shutting down, as by Ctrl-C: Spark then stops by itself, perhaps before this is told to. */
    private static boolean isEnding() {
        Thread hook = new Thread(() -> {}, "never started");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Override
    public int tasksAtOnce() {
        try {
            return Math.max(1, context.defaultParallelism() / threads);
        } catch (IllegalStateException e) {
            return 1; // it has stopped
        }
    }

    @Override
    public void stop() {
        stopped = true;
        try {
            context.sc().cancelAllJobs();
        } catch (IllegalStateException e) {
            LOG.info("the cluster has stopped already");
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
