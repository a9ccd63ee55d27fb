package infoplane.sweep;

import infoplane.core.SafeFiles;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The array script with which Slurm's {@code sbatch} computes a sweep: each task is a worker that computes one part.
 *
 * @param folder of the sweep
 * @param name of the experiment
 * @param parts number of tasks
 * @param threads runs that a task computes at once
 * @param heapMebibytes heap of Java in each task
 * @param minutes time that a task may take; a task that needs more is started again
 * @param launcher the program, where no variable {@code INFOPLANE} names another
 */
public record SlurmScript(
        Path folder, String name, int parts, int threads, long heapMebibytes, long minutes, String launcher) {
    private static final String FILE = "sweep.sbatch";
    /** Parts are chosen so that one takes at least this long: starting a task takes seconds. */
    private static final double LEAST_SECONDS = 60;
    /** Slurm's usual limit of an array. */
    private static final int MOST_PARTS = 1000;
    /** What libraries need outside the heap. */
    private static final long OUTSIDE_HEAP_MEBIBYTES = 512;
    /** Times are rough estimates. */
    private static final double SPARE = 4;

    private static final long LEAST_MINUTES = 15;

    /** @param cost what the sweep needs */
    public static SlurmScript of(Sweeps sweep, SweepCost cost, int threads, Path folder, String launcher) {
        double seconds = cost.allSeconds() / threads;
        int parts = (int) Math.max(
                1,
                Math.min(
                        Math.min(MOST_PARTS, Math.ceil((double) sweep.trainings() / threads)),
                        Math.floor(seconds / LEAST_SECONDS)));
        double longest =
                cost.seconds().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double minutes = SPARE * Math.max(longest, seconds / parts) / 60;
        return new SlurmScript(
                folder.toAbsolutePath().normalize(),
                sweep.sweep().name(),
                parts,
                threads,
                cost.heapMebibytes(threads),
                LEAST_MINUTES + (long) Math.ceil(minutes),
                launcher);
    }

    /** Where the script is. */
    public Path file() {
        return folder.resolve(FILE);
    }

    public void write() {
        SafeFiles.write(file(), text());
    }

    String text() {
        String job = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return """
                #!/bin/bash
                # Computes the sweep in this folder. Submit it again to go on with what is missing.
                #SBATCH --job-name=infoplane-%s
                #SBATCH --array=1-%d
                #SBATCH --ntasks=1
                #SBATCH --cpus-per-task=%d
                #SBATCH --mem=%dM
                #SBATCH --time=%d
                #SBATCH --requeue
                #SBATCH --open-mode=append
                export OMP_NUM_THREADS=1
                export INFOPLANE_JAVA_OPTIONS="-Xmx%dm ${INFOPLANE_JAVA_OPTIONS:-}"
                # exec, so that the signal before a time limit reaches the program, which then keeps what it has
                exec "${INFOPLANE:-%s}" sweep --out %s --resume --part "$SLURM_ARRAY_TASK_ID/%d" --threads %d
                """.formatted(
                        job.isEmpty() ? "sweep" : job,
                        parts,
                        threads,
                        heapMebibytes + OUTSIDE_HEAP_MEBIBYTES,
                        minutes,
                        heapMebibytes,
                        launcher.replaceAll("([\"\\\\$`}])", "\\\\$1"),
                        "'" + folder.toString().replace("'", "'\\''") + "'",
                        parts,
                        threads);
    }
}
