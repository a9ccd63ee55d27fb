package infoplane.experiment;

import infoplane.backend.Backend;
import infoplane.backend.Processor;
import infoplane.core.Version;
import infoplane.dataset.DatasetFacts;
import infoplane.dataset.ReadingWords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the provenance of a run. */
final class ProvenanceFacts {
    private final ExperimentSettings settings;
    private final DatasetFacts dataset;
    private final String engine;
    private final int threads;
    private final Instant start;

    ProvenanceFacts(ExperimentSettings settings, ExperimentData data, String engine, int threads, Instant start) {
        this.settings = settings;
        this.dataset = DatasetFacts.of(data.dataset());
        this.engine = engine;
        this.threads = threads;
        this.start = start;
    }

    /** What was decided while the data were read, in words. */
    List<String> reading() {
        return ReadingWords.lines(dataset);
    }

    Provenance running() {
        return at(RunStatus.RUNNING, "", null);
    }

    Provenance ended(RunStatus status, String message) {
        return at(status, message, Instant.now());
    }

    private Provenance at(RunStatus status, String message, @Nullable Instant end) {
        return new Provenance(
                Version.current(),
                settings.seed(),
                engine,
                // the fused engine does not use ND4J, and starting ND4J only to ask for its name takes most of a second
                "dl4j".equals(engine) ? Backend.start().name() : "CPU",
                threads,
                Processor.name(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.version().toString(),
                start,
                end,
                status,
                message,
                dataset.sha256(),
                reading(),
                ProcessHandle.current().pid());
    }
}
