package infoplane.experiment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What made a result.
 *
 * @param version of this program
 * @param seed of the experiment
 * @param engine the trainer, such as {@code dl4j}
 * @param backend where ND4J computes, such as {@code CPU}
 * @param threads that measured
 * @param cpu name of the processor
 * @param os name, version and architecture
 * @param java version
 * @param start of the run
 * @param end of the run; null while it runs
 * @param status how far it has come
 * @param message what ended it; empty if nothing did
 * @param datasetSha256 of the inputs and labels
 * @param process the id of the process that runs it
 */
public record Provenance(
        String version,
        long seed,
        String engine,
        String backend,
        int threads,
        String cpu,
        String os,
        String java,
        Instant start,
        @Nullable Instant end,
        RunStatus status,
        String message,
        String datasetSha256,
        long process) {}
