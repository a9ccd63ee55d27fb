package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A data set of the type file means the same rows to {@code dataset} and to {@code estimate}. */
class EstimateRowsTest {
    private static final int ROWS = 90;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        RandomGenerator random = new Seed(1).stream("test");
        StringBuilder table = new StringBuilder("a,b,label,c\n");
        double[] values = new double[3 * ROWS];
        double[] labels = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = row % 3;
            for (int column = 0; column < 3; column++) {
                values[3 * row + column] = random.nextGaussian() * (1 + 3 * column) + labels[row];
            }
            String kind = "xyz".substring(row % 3, row % 3 + 1);
            table.append(values[3 * row] + "," + values[3 * row + 1] + "," + kind + "," + values[3 * row + 2] + "\n");
        }
        Files.writeString(folder.resolve("t.csv"), table);
        NpyFile.write(folder.resolve("X.npy"), Samples.ofDoubles(values, ROWS, 3));
        NpyFile.write(folder.resolve("y.npy"), Samples.column(labels));
    }

    private String object(String file, String fields) {
        return "{\"type\":\"file\",\"path\":\"" + json(file) + "\"" + fields + "}";
    }

    private String json(String file) {
        return folder.resolve(file).toString().replace("\\", "\\\\");
    }

    private Outcome estimate(String activations, String labels) {
        return Outcome.of(
                "estimate",
                "--activations",
                activations,
                "--labels",
                labels,
                "--estimator",
                "ksg",
                "--no-check",
                "--json",
                "--seed",
                "3");
    }

    /** What {@code dataset} exports, estimated as it stands, is what the object gives. */
    private void assertAsExported(String dataset, String activations, String labels) {
        Path exported = folder.resolve("exported");
        Outcome.of("dataset", dataset, "--seed", "3", "--export", exported.toString())
                .done();
        String expected = estimate(
                        exported.resolve("X.npy").toString(),
                        exported.resolve("y.npy").toString())
                .done()
                .out();
        assertEquals(expected, estimate(activations, labels).done().out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"rows\":31",
                ",\"rows\":31,\"draw\":\"first\"",
                ",\"classes\":[\"x\",\"z\"],\"rows\":20",
                ",\"scale\":\"standard\"",
                ",\"scale\":\"zero-one\",\"trainFraction\":0.3",
                ",\"leaveOut\":\"b\",\"labelColumn\":\"label\""
            })
    void aTableIsTheDataSetThatItIsElsewhere(String fields) {
        String table = object("t.csv", fields);
        assertAsExported(table, table, table);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"rows\":31", ",\"classes\":[\"0\",\"2\"],\"scale\":\"standard\""})
    void arraysWithLabelsOfTheirOwnAre(String fields) {
        String labelled = object("X.npy", fields + ",\"labels\":\"" + json("y.npy") + "\"");
        String labels = folder.resolve("y.npy").toString();
        assertAsExported(labelled, labelled, labelled);
        assertAsExported(labelled, object("X.npy", fields), labels);
        assertAsExported(labelled, folder.resolve("X.npy").toString(), object("y.npy", fields));
    }

    /** Samples without labels are drawn row by row together, and an object alone has its labels with it. */
    @Test
    void pairsAndObjectsAlone() {
        String some = object("X.npy", ",\"rows\":40");
        String own = Outcome.of("estimate", "--x", some, "--y", some, "--estimator", "ksg", "--no-check", "--json")
                .done()
                .out();
        assertTrue(own.contains("\"n\": 40"), own);
        String alone = Outcome.of("estimate", "--activations", object("t.csv", ""), "--estimator", "ksg", "--no-check")
                .done()
                .out();
        assertTrue(alone.contains("I(T;Y)"), alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"rows\":31 | ,\"rows\":32 | choose other rows",
                ",\"rows\":91 | ,\"rows\":91 | has 90 rows but the settings ask for 91",
                ",\"classes\":[\"w\"] | '' | has no class \"w\"",
                ",\"labels\":\"elsewhere.npy\" | '' | say them once"
            })
    void contradictionsAreRefused(String activations, String labels, String part) {
        Outcome refused = estimate(object("X.npy", activations), object("y.npy", labels));
        assertEquals(ExitCode.WRONG_INPUT, refused.code());
        assertTrue(refused.err().contains(part), refused.err());
    }
}
