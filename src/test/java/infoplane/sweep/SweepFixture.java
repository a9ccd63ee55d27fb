package infoplane.sweep;

import infoplane.config.Sweep;
import infoplane.config.SweepFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Sweeps that take a moment. */
final class SweepFixture {
    /** A millisecond of patience is enough where nobody else works. */
    static final SweepWork ALONE = work(1, 1);

    private static final String EXPERIMENT = """
            { "seed": 3, "dataset": { "type": "parity", "n": 6, "k": 2 }, "network": { "hidden": [3] },
              "training": { "epochs": 3, "batchSize": "full"%s },
              "measure": { "schedule": "every", "selfCheck": false, "estimators": ["binning", "kde"] },
              "repeats": %d, "sweep": %s }
            """;
    static final String TWO_BY_TWO =
            "{\"network.activation\": [\"tanh\", \"relu\"], \"measure.estimators[0].bins\": [10, 30]}";

    private SweepFixture() {}

    static SweepWork work(int threads, long patienceMillis) {
        return new SweepWork(threads, 1, 1, Duration.ofMillis(1), Duration.ofMillis(patienceMillis));
    }

    static Sweep sweep(String section) {
        return sweep(section, "", 1);
    }

    static Sweep sweep(String section, String training, int repeats) {
        return SweepFile.parse(EXPERIMENT.formatted(training, repeats, section), "sweep.json");
    }

    /** Runs a sweep to its end, or goes on with it. @return the text of its table */
    static String run(Path folder, Sweep sweep, SweepWork work) {
        end(folder, sweep, work);
        return table(folder);
    }

    static SweepEnd end(Path folder, Sweep sweep, SweepWork work) {
        Sweeps sweeps = Sweeps.resume(folder, sweep);
        sweeps.prepare();
        return sweeps.process(work, SweepListener.NONE).run();
    }

    static String table(Path folder) {
        try {
            return Files.readString(folder.resolve("sweep.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
