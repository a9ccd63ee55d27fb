package infoplane.sweep;

import infoplane.config.Json;
import infoplane.core.Failures;
import infoplane.core.RunFailedException;
import infoplane.core.TemporaryFolder;
import infoplane.dataset.DataFile;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.findings.SweepRow;
import infoplane.runs.RunService;
import infoplane.store.JobQueue;
import infoplane.store.RunsParcel;
import infoplane.store.SweepFolder;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chunk of the jobs of a sweep, as a cluster carries it out for the process that holds their claims. A machine that sees the
 * folder of the sweep works in it, as any worker does; another one works in a folder of its own, and sends the runs back.
 *
 * <p>Each attempt works under a name of its own, so that a machine that only seemed lost never writes where its successor does.
 *
 * @param start absolute path from which relative paths of data files start
 * @param folder absolute path of the sweep's folder on the machine of the process
 * @param holder name of the worker who holds the claims
 */
record JobsTask(String start, String folder, String holder, List<Sent> jobs) implements Cluster.Task<JobsTask.Results> {
    private static final Logger LOG = LoggerFactory.getLogger(JobsTask.class);
    private static final long LOOK_SECONDS = 5;

    /**
     * A job that is sent.
     *
     * @param runs the name of each run
     * @param experiments for each run, its experiment as JSON
     * @param begun the runs as far as they came; empty if there are none, or the machines share the folder
     */
    record Sent(List<String> runs, List<String> experiments, byte[] begun) implements Serializable {
        static Sent of(SweepJob job, byte[] begun) {
            return new Sent(
                    job.ways().stream().map(SweepJob.Way::run).toList(),
                    job.ways().stream()
                            .map(way -> Json.write(job.settings().withMeasure(way.measure())))
                            .toList(),
                    begun);
        }

        SweepJob job() {
            List<SweepJob.Way> ways = new ArrayList<>();
            List<ExperimentSettings> settings = experiments.stream()
                    .map(json -> Json.parseExperiment(json, "the sweep"))
                    .toList();
            for (int way = 0; way < runs.size(); way++) {
                ways.add(new SweepJob.Way(runs.get(way), settings.get(way).measure()));
            }
            return new SweepJob(settings.get(0), ways);
        }
    }

    /**
     * What came of a job.
     *
     * @param sent the names of its runs that are sent; empty if they lie at their places already
     */
    record Result(String job, List<SweepRow> rows, List<String> sent, byte[] parcel) implements Serializable {}

    /** What came of the jobs that were not stopped. */
    record Results(List<Result> results) implements Serializable {}

    @Override
    public Results call(int threads) throws InterruptedException {
        DataFile.startFrom(Path.of(start));
        SweepFolder shared = new SweepFolder(Path.of(folder));
        JobQueue queue = new JobQueue(shared, Duration.ZERO);
        if (queue.sees(holder)) {
            return compute(new Place(shared, queue, false), threads);
        }
        try (TemporaryFolder own = TemporaryFolder.create("sweep")) {
            Place here = new Place(new SweepFolder(own.path()), queue, true);
            jobs.stream().filter(job -> job.begun().length > 0).forEach(here::unpack);
            return compute(here, threads);
        } catch (IOException e) {
            throw new RunFailedException(
                    "A machine of the cluster has no folder for temporary files: " + e.getMessage(), e);
        }
    }

    /** Where the runs are computed. @param apart whether that is a folder of this machine alone */
    private record Place(SweepFolder folder, JobQueue queue, boolean apart) {
        void unpack(Sent job) {
            RunsParcel.unpack(job.begun(), places(job.runs()));
        }

        private Map<String, Path> places(List<String> runs) {
            Map<String, Path> places = new LinkedHashMap<>();
            runs.forEach(run -> places.put(run, folder.run(run)));
            return places;
        }

        Result result(SweepJob job, List<SweepRow> rows) {
            if (!apart) {
                return new Result(job.name(), rows, List.of(), new byte[0]);
            }
            List<String> sent = job.ways().stream()
                    .map(SweepJob.Way::run)
                    .filter(folder::hasRun)
                    .toList();
            return new Result(job.name(), rows, sent, RunsParcel.pack(places(sent)));
        }
    }

    private Results compute(Place place, int threads) throws InterruptedException {
        int atOnce = Math.max(1, Math.min(threads, jobs.size()));
        RunService runs = new RunService(Math.max(1, threads / atOnce));
        Map<String, RunControl> controls = new LinkedHashMap<>();
        List<Future<Optional<Result>>> futures = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        for (Sent sent : jobs) {
            SweepJob job = sent.job();
            RunControl control = new RunControl();
            controls.put(job.name(), control);
            futures.add(pool.submit(() -> control.stopped() ? Optional.empty() : result(place, job, runs, control)));
        }
        pool.shutdown();
        try {
            List<Result> results = new ArrayList<>();
            for (Future<Optional<Result>> one : futures) {
                await(
                                one,
                                () -> controls.forEach((job, control) -> {
                                    if (!place.apart() && !place.queue().holds(job, holder)) {
                                        control.stop();
                                    }
                                }))
                        .ifPresent(results::add);
            }
            return new Results(List.copyOf(results));
        } finally {
            controls.values().forEach(RunControl::stop);
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("a run goes on"); // it is measuring a step that cannot be stopped
            }
        }
    }

    private Optional<Result> result(Place place, SweepJob job, RunService runs, RunControl control) {
        BooleanSupplier holds = () -> place.apart() || place.queue().holds(job.name(), holder);
        return new JobRun(place.folder(), place.queue().owner(), job, runs, control, SweepListener.NONE, holds)
                .run()
                .map(rows -> place.result(job, rows));
    }

    /** Waits for a job. @param look what is looked after now and then */
    private static <T> T await(Future<T> job, Runnable look) throws InterruptedException {
        while (true) {
            try {
                return job.get(LOOK_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                look.run();
            } catch (ExecutionException e) {
                throw Failures.ofAnotherThread(e);
            }
        }
    }
}
