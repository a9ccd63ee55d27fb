package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code pd.read_csv(path)} alone reads every CSV file that is written here: its columns, all of its rows, and numbers as
 * numbers, where cells are empty, too. Skipped where no Python has pandas.
 */
class PandasTest {
    /** Prints the file, its rows, its columns, and the columns that are not numbers. */
    private static final String READ = """
            import sys, pandas as pd
            for path in sys.argv[1:]:
                d = pd.read_csv(path)
                print(path, len(d), ','.join(d.columns), ','.join(c for c in d if d[c].dtype == object), sep='|')
            """;

    private static final List<String> TEXTS = List.of(
            "run",
            "estimator",
            "flags",
            "problem",
            "verdict",
            "network.hidden",
            "network.activation",
            "status",
            "judged");

    @TempDir
    private Path folder;

    @Test
    void readsEveryCsvInOneLine() throws IOException {
        List<Path> files = files(); // before pandas is looked for, so that a missing pandas hides no other fault
        Optional<Python> python = Python.having("pandas");
        assumeTrue(python.isPresent(), "no python3 here has pandas (Debian: python3-pandas)");
        List<String> arguments = new ArrayList<>(List.of("-c", READ));
        files.forEach(file -> arguments.add(file.toString()));
        Python.Ended read = python.get().run(folder, arguments.toArray(String[]::new));
        String said = read.text();
        assertEquals(0, read.code(), said);

        List<String> lines = said.lines().toList();
        assertEquals(files.size(), lines.size(), said);
        for (int i = 0; i < files.size(); i++) {
            List<String> written = Files.readAllLines(files.get(i));
            String[] columns = lines.get(i).split("\\|", -1);
            assertEquals(written.size() - 1, Integer.parseInt(columns[1]), lines.get(i));
            assertEquals(written.get(0), columns[2]);
            List<String> texts = columns[3].isEmpty() ? List.of() : List.of(columns[3].split(","));
            assertEquals(
                    List.of(),
                    texts.stream().filter(name -> !TEXTS.contains(name)).toList(),
                    lines.get(i));
        }
    }

    /** Of repeats with a hard name, of which one estimator refuses a layer and one has no I(X;T). */
    private List<Path> files() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), """
                {"name": "50 % \\"tanh\\", #1", "repeats": 2,
                 "network": {"hidden": [3, 2]}, "training": {"epochs": 2, "batchSize": 1024},
                 "measure": {"schedule": "every", "estimators": ["binning", "knn-entropy"]}}
                """);
        Path run = folder.resolve("run");
        Outcome.of("run", config.toString(), "--out", run.toString()).done();
        Path first = run.resolve("repeat-000");
        List<Path> files = new ArrayList<>(
                List.of(run.resolve("ensemble.csv"), first.resolve("plane.csv"), first.resolve("training.csv")));
        for (String plot : List.of("plane", "curves", "loss", "snr", "activations")) {
            files.add(folder.resolve(plot + ".csv"));
            String of = plot.equals("plane") ? run.toString() : first.toString();
            Outcome.of("figure", of, "--plot", plot, "--out", last(files)).done();
        }
        files.add(folder.resolve("calibration.csv"));
        Outcome.of(
                        "calibrate",
                        "--estimator=ksg",
                        "--problem=gaussian",
                        "--problem=binary",
                        "--n=40",
                        "--seeds=2",
                        "--most-seeds=2",
                        "--out",
                        last(files))
                .done();
        sweep(files);
        return files;
    }

    /** Of a sweep whose values and names hold commas, and of which one run cannot start. */
    private void sweep(List<Path> files) throws IOException {
        Path config = Files.writeString(folder.resolve("sweep.json"), """
                {"dataset": {"type": "parity", "n": 6, "k": 2}, "training": {"epochs": 2},
                 "measure": {"schedule": "every", "estimators": ["binning", "kde"]},
                 "sweep": {"network.activation": ["tanh", "relu"], "network.hidden": [[3, 2], [12000, 12000]]}}
                """);
        Path out = folder.resolve("sweep");
        Outcome.of("sweep", config.toString(), "--out", out.toString()).done();
        files.add(out.resolve("sweep.csv"));
        files.add(folder.resolve("map.csv"));
        Outcome.of("figure", out.toString(), "--plot", "sweep", "--out", last(files))
                .done();
    }

    private static String last(List<Path> files) {
        return files.get(files.size() - 1).toString();
    }
}
