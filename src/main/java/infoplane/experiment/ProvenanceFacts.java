package infoplane.experiment;

import infoplane.backend.Backend;
import infoplane.backend.Processor;
import infoplane.core.Version;
import infoplane.dataset.DatasetFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects the provenance of a run. */
final class ProvenanceFacts {
    private final ExperimentSettings settings;
    private final String datasetSha256;
    private final String engine;
    private final int threads;
    private final Instant start;

    ProvenanceFacts(ExperimentSettings settings, ExperimentData data, String engine, int threads, Instant start) {
        this.settings = settings;
        this.datasetSha256 = DatasetFacts.of(data.dataset()).sha256();
        this.engine = engine;
        this.threads = threads;
        this.start = start;
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
                datasetSha256,
                ProcessHandle.current().pid());
    }
}
