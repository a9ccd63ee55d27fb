package infoplane.experiment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What produced a result: program, machine, time and outcome.
 *
 * @param version of this program
 * @param seed of the experiment
 * @param engine the trainer, such as {@code dl4j}
 * @param backend where ND4J computes, such as {@code CPU}
 * @param threads number of measuring threads
 * @param cpu name of the processor
 * @param os name, version and architecture of the system
 * @param java version of Java
 * @param start start of the run
 * @param end end of the run; null while it runs
 * @param status how far the run has come
 * @param message why the run ended early; empty if it did not
 * @param datasetSha256 SHA-256 of the inputs and labels
 * @param reading what was decided while the data were read from files, in words
 * @param process id of the process that runs it
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
        List<String> reading,
        long process) {
    public Provenance {
        reading = List.copyOf(reading);
    }
}
