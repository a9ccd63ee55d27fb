package infoplane.dataset.array;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.DataFile;
import infoplane.dataset.Dataset;
import infoplane.dataset.FileData;
import infoplane.dataset.FileData.ReadLabels;
import infoplane.dataset.FileData.ReadSamples;
import infoplane.dataset.FileSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A file that is asked for as numbers or labels of an estimate. What its settings choose (rows, classes, scaling) is chosen as
 * for the data set of an experiment.
 *
 * @param settings the file, and how it is read
 * @param array name of the array in a file of several; empty for the only one
 */
public record SampleFile(FileSettings settings, String array) {
    /** A file of which everything else is left to the file. */
    public static SampleFile of(String path, String array) {
        return new SampleFile(FileSettings.of(path), array);
    }

    /**
     * Activations and labels, row by row. Two that name one table or data set are read as that data set. What either of them
     * chooses is chosen of both.
     *
     * @param seed draws rows, and the training rows by which columns are scaled
     * @throws InvalidInputException if they do not fit each other, or one cannot be read
     */
    public static Dataset layer(SampleFile activations, SampleFile labels, Seed seed) {
        FileSettings choice = choice(activations.settings, labels.settings);
        if (activations.isDatasetWith(labels)) {
            return choice.load(seed);
        }
        String own = activations.settings.labels();
        if (own != null && !place(own).equals(place(labels.labelFile().path().toString()))) {
            throw new InvalidInputException("The activations name the labels " + PlainText.quoted(own)
                    + ", but other labels are given: " + labels.shown() + "; say them once");
        }
        boolean labelsFirst =
                ArrayKind.ofContent(labels.labelFile()).isPresent(); // their number tells headings of a table
        ReadLabels read = labelsFirst ? labels.labels(0) : null;
        ReadSamples rows = LoneArray.samples(
                activations.settings,
                activations.array,
                read == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(read.labels().count()));
        ReadLabels classes = read == null ? labels.labels(rows.samples().rows()) : read;
        int count = classes.labels().count();
        if (rows.samples().rows() != count) {
            throw new InvalidInputException(
                    activations.shown() + " has " + rows.samples().rows() + " rows but " + labels.shown() + " has "
                            + count + " labels; there must be one a row");
        }
        return choice.chosen(
                new Dataset(
                        DataFile.of(activations.settings.path()).name(),
                        rows.samples(),
                        classes.labels(),
                        false,
                        classes.reading().classNames(),
                        rows.reading().and(classes.reading())),
                seed);
    }

    /** The one of two settings that chooses rows; both may, if they choose alike. */
    private static FileSettings choice(FileSettings activations, FileSettings labels) {
        if (activations.choosesAll() || labels.choosesAll()) {
            return isPlain(activations) || activations.choosesAll() && !labels.choosesAll() ? labels : activations;
        }
        if (!activations.choosesLike(labels)) {
            throw new InvalidInputException("The activations and the labels choose other rows, classes or scaling;"
                    + " say it once, or the same for both");
        }
        return activations;
    }

    private static boolean isPlain(FileSettings settings) {
        return settings.equals(FileSettings.of(settings.path()));
    }

    /** Whether this file holds the labels, too. */
    private boolean isDatasetWith(SampleFile labels) {
        boolean same = samePlace(settings.path(), labels.settings.path())
                && (settings.equals(labels.settings) || isPlain(settings) || isPlain(labels.settings));
        boolean named = Stream.of(settings, labels.settings).anyMatch(one -> one.labels() != null);
        return same && array.isEmpty() && labels.array.isEmpty() && (named || FileData.hasLabels(settings));
    }

    private static boolean samePlace(String one, String other) {
        return place(one).equals(place(other));
    }

    private static Path place(String path) {
        return DataFile.of(path).path().toAbsolutePath().normalize();
    }

    private DataFile labelFile() {
        String own = settings.labels();
        return DataFile.of(own == null ? settings.path() : own);
    }

    private ReadLabels labels(int rows) {
        String own = settings.labels();
        return LabelArray.read(own == null ? settings : settings.ofLabels(), array, rows);
    }

    /**
     * Numbers alone. Classes are known where the settings name the labels; without, all rows count as of one class.
     *
     * @param seed as for {@link #layer}
     */
    public ReadSamples alone(Seed seed) {
        if (settings.labels() != null || settings.labelColumn() != null) {
            Dataset dataset = settings.load(seed);
            return new ReadSamples(dataset.inputs(), dataset.reading());
        }
        ReadSamples read = LoneArray.samples(settings, array, OptionalInt.empty());
        if (settings.choosesAll()) {
            return read;
        }
        if (settings.classes() != null) {
            throw new InvalidInputException(
                    shown() + " has no labels, so no classes can be kept; name them in \"labels\" or \"labelColumn\"");
        }
        Samples all = read.samples();
        Dataset one =
                new Dataset(shown(), all, Labels.hard(new int[all.rows()], 1), false, List.of(""), read.reading());
        return new ReadSamples(settings.chosen(one, seed).inputs(), read.reading());
    }

    private String shown() {
        return PlainText.path(DataFile.of(settings.path()).path());
    }
}
