package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 60 000 rows, whose distances would make a matrix of 29 GB, in a Java of 1 GiB. */
@Tag("long")
class LargeRowsTest {
    private static final int ROWS = 60_000;
    private static final int CHECKED = 20;
    private static final int GROUPS = 10;

    @TempDir
    Path folder;

    /** The largest relative error of some rows' sums against plain loops in float64; bounds as in KernelSumsTest. */
    @ParameterizedTest
    @CsvSource({"VECTOR, 64, 1e-5", "VECTOR, 1024, 1e-5", "MATRIX, 64, 2e-8", "MATRIX, 1024, 2e-8"})
    void fitsAndIsRight(PairwiseEngine engine, int columns, double tolerance) throws IOException, InterruptedException {
        File log = folder.resolve("log").toFile();
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeRowsTest.class.getName(),
                        engine.name(),
                        Integer.toString(columns))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        int code = child.waitFor();
        List<String> lines = Files.readAllLines(log.toPath());
        assertEquals(0, code, () -> String.join("\n", lines));
        double error = Double.parseDouble(lines.get(lines.size() - 1));
        assertTrue(error <= tolerance, () -> "relative error " + error);
    }

    /** The child: prints the largest error. */
    public static void main(String[] arguments) {
        int columns = Integer.parseInt(arguments[1]);
        Samples rows = clusters(columns);
        int[] groups = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            groups[row] = row % GROUPS;
        }
        double scale = 1.0 / columns;
        KernelSums sums = KernelSums.ofRows(rows, scale, groups, PairwiseEngine.valueOf(arguments[0]));
        double[] total = sums.total();
        double[] own = sums.ownGroup();
        double worst = 0;
        for (int i = 0; i < CHECKED; i++) {
            int row = i * (ROWS / CHECKED) + i;
            double[] exact = exact(rows, row, scale, groups);
            worst = Math.max(worst, Math.abs(total[row] / exact[0] - 1));
            worst = Math.max(worst, Math.abs(own[row] / exact[1] - 1));
        }
        System.out.println(worst);
    }

    private static Samples clusters(int columns) {
        RandomGenerator random = new Seed(1).stream("test");
        float[] values = new float[ROWS * columns];
        for (int i = 0; i < values.length; i++) {
            int centre = (i / columns) % 7;
            values[i] = (float) (Math.sin(centre * (i % columns + 1)) + 0.5 * random.nextGaussian());
        }
        return Samples.ofOwnedFloats(values, ROWS, columns);
    }

    private static double[] exact(Samples rows, int row, double scale, int[] groups) {
        double[] sums = new double[2];
        double[] own = new double[rows.columns()];
        double[] other = new double[rows.columns()];
        rows.copyRows(row, row + 1, own);
        for (int j = 0; j < rows.rows(); j++) {
            rows.copyRows(j, j + 1, other);
            double square = 0;
            for (int k = 0; k < own.length; k++) {
                square += (own[k] - other[k]) * (own[k] - other[k]);
            }
            double kernel = Math.exp(-scale * square);
            sums[0] += kernel;
            sums[1] += groups[j] == groups[row] ? kernel : 0;
        }
        return sums;
    }
}
