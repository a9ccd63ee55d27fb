package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads a data set from the user's files; which reader does it follows from the file's name. */
final class FileData {
    private FileData() {}

    private enum Kind {
        NPY,
        CSV,
        MAT,
        IDX;

        static Kind of(DataFile file) {
            String name = file.name().toLowerCase(Locale.ROOT);
            if (name.endsWith(".npy")) {
                return NPY;
            }
            if (Stream.of(".csv", ".tsv", ".txt").anyMatch(name::endsWith)) {
                return CSV;
            }
            if (name.endsWith(".mat")) {
                return MAT;
            }
            if (name.endsWith(".gz") || name.contains("idx") || name.endsWith("ubyte")) {
                return IDX;
            }
            throw file.problem(
                    "is of an unknown kind; data is read from .npy, .csv, .tsv, .txt and .mat files and from "
                            + "IDX files (…-idx3-ubyte, .idx, .gz)");
        }
    }

    private record Table(Samples inputs, LabelColumn labels) {}

    static Dataset load(FileSettings settings) {
        DataFile file = DataFile.of(settings.path());
        Table table = settings.labels() == null
                ? withOwnLabels(file)
                : new Table(inputs(file), labels(DataFile.of(settings.labels())));
        check(file, table);
        Labels labels = table.labels.labels();
        int rows = settings.rows();
        if (rows == 0 || rows == labels.count()) {
            return new Dataset(file.name(), table.inputs, labels, false, table.labels.names());
        }
        if (rows > labels.count()) {
            throw file.problem("has " + labels.count() + " rows but the settings ask for the first " + rows);
        }
        int[] kept = IntStream.range(0, rows).toArray();
        return new Dataset(file.name(), table.inputs.select(kept), labels.select(kept), false, table.labels.names());
    }

    static Samples inputs(DataFile file) {
        switch (Kind.of(file)) {
            case NPY:
                return NpyFile.read(file.path()).samples();
            case CSV:
                CsvTable table = CsvTable.read(file);
                return Samples.ofDoubles(table.numbers(table.columns()), table.rows(), table.columns());
            case MAT:
                return MatTable.read(file).inputs();
            default:
                return IdxFile.inputs(file);
        }
    }

    static LabelColumn labels(DataFile file) {
        switch (Kind.of(file)) {
            case NPY:
                return NpyFile.read(file.path()).labelColumn();
            case CSV:
                CsvTable table = CsvTable.read(file);
                if (table.columns() != 1) {
                    throw file.problem("has " + table.columns() + " columns but labels must be one");
                }
                return table.lastColumn();
            case MAT:
                return MatTable.read(file).labels();
            default:
                return IdxFile.labels(file);
        }
    }

    private static Table withOwnLabels(DataFile file) {
        switch (Kind.of(file)) {
            case CSV:
                CsvTable table = CsvTable.read(file);
                if (table.columns() < 2) {
                    throw file.problem("has one column but must have inputs and, last, labels");
                }
                int width = table.columns() - 1;
                return new Table(Samples.ofDoubles(table.numbers(width), table.rows(), width), table.lastColumn());
            case MAT:
                MatTable mat = MatTable.read(file);
                return new Table(mat.inputs(), mat.labels());
            default:
                DataFile labels = labelsBeside(file).orElseThrow(() -> noLabels(file));
                return new Table(inputs(file), labels(labels));
        }
    }

    private static RuntimeException noLabels(DataFile file) {
        return Files.exists(file.path())
                ? file.problem("holds no labels; name their file in \"labels\"")
                : file.problem("does not exist");
    }

    /** The labels of {@code train-images-idx3-ubyte} are in {@code train-labels-idx1-ubyte}, those of X.npy in y.npy. */
    private static Optional<DataFile> labelsBeside(DataFile file) {
        String name = file.name();
        String labels = name.equals("X.npy")
                ? "y.npy"
                : name.replace("images", "labels").replace("idx3", "idx1");
        String other = labels.endsWith(".gz") ? labels.substring(0, labels.length() - 3) : labels + ".gz";
        return Stream.of(labels, other)
                .filter(candidate -> !candidate.equals(name) && !labels.equals(name))
                .map(file.path()::resolveSibling)
                .filter(Files::exists)
                .map(DataFile::new)
                .findFirst();
    }

    private static void check(DataFile file, Table table) {
        Samples inputs = table.inputs;
        if (inputs.rows() == 0 || inputs.columns() == 0) {
            throw file.problem("holds no inputs but must hold at least one row and one column");
        }
        if (inputs.rows() != table.labels.count()) {
            throw file.problem("has " + inputs.rows() + " rows but there are " + table.labels.count()
                    + " labels; there must be one a row");
        }
    }
}
