package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.RowChoice.Draw;
import infoplane.dataset.published.PublishedImages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads published images. Only the rows that are kept stay in memory. */
final class ImageData {
    private ImageData() {}

    static Dataset load(ImageSettings settings, Seed seed) {
        PublishedImages images = settings.images();
        List<DataFile> files =
                images.find(settings.place()).stream().map(DataFile::new).toList();
        int[] trainLabels = labels(files.get(1), images);
        int[] testLabels = labels(files.get(3), images);
        String source = images.title() + " in " + PlainText.path(settings.place());
        int[] classes = RowChoice.classes(source, images.classNames(), named(images, settings.classes()));
        int[] all = IntStream.concat(IntStream.of(trainLabels), IntStream.of(testLabels))
                .map(label -> Math.max(-1, Arrays.binarySearch(classes, label)))
                .toArray();
        int[] groups = IntStream.range(0, all.length) // the test rows are groups of their own
                .map(row -> row < trainLabels.length || all[row] < 0 ? all[row] : all[row] + classes.length)
                .toArray();
        int[] kept = RowChoice.rows(source, groups, settings.rows(), Draw.STRATIFIED, seed);
        int train =
                (int) IntStream.of(kept).filter(row -> row < trainLabels.length).count();
        Part first = inputs(files.get(0), trainLabels.length, Arrays.copyOf(kept, train));
        int[] testRows = IntStream.of(kept)
                .skip(train)
                .map(row -> row - trainLabels.length)
                .toArray();
        Part second = inputs(files.get(2), testLabels.length, testRows);
        if (!first.shape().equals(second.shape())) {
            throw files.get(2)
                    .problem("has images of " + second.shape().text() + " pixels but those to train on have "
                            + first.shape().text());
        }
        return new Dataset(
                images.title(),
                below(first.rows(), second.rows()),
                Labels.hard(IntStream.of(kept).map(row -> all[row]).toArray(), classes.length),
                false,
                IntStream.of(classes).mapToObj(images.classNames()::get).toList(),
                DataReading.NONE,
                Optional.of(new Split(
                        IntStream.range(0, train).toArray(),
                        IntStream.range(train, kept.length).toArray())),
                first.shape());
    }

    /** Classes may be named by their numbers, too. */
    private static @Nullable List<String> named(PublishedImages images, @Nullable List<String> classes) {
        return classes == null
                ? null
                : classes.stream()
                        .map(String::strip)
                        .map(name -> name.matches("\\d") ? images.classNames().get(Integer.parseInt(name)) : name)
                        .toList();
    }

    private static int[] labels(DataFile file, PublishedImages images) {
        LabelColumn column = IdxFile.labels(file);
        int[] numbers = column.names().stream().mapToInt(Integer::parseInt).toArray();
        int most = images.classNames().size() - 1;
        for (int number : numbers) {
            if (number < 0 || number > most) {
                throw file.problem("has the label " + number + " but labels must be between 0 and " + most);
            }
        }
        return IntStream.of(column.labels().toClasses())
                .map(label -> numbers[label])
                .toArray();
    }

    /** Rows of a file. @param shape of each */
    private record Part(Samples rows, RowShape shape) {}

    private static Part inputs(DataFile file, int labels, int[] rows) {
        NumberTable table = IdxFile.inputs(file).table();
        Samples all = table.samples();
        if (all.rows() != labels) {
            throw file.problem(
                    "has " + all.rows() + " images but there are " + labels + " labels; there must be one an image");
        }
        return new Part(rows.length == all.rows() ? all : all.select(rows), table.rowShape());
    }

    private static Samples below(Samples first, Samples second) {
        int size = Checks.tableSize((long) first.rows() + second.rows(), first.columns());
        float[] values = new float[size];
        int at = 0;
        for (Samples part : Stream.of(first, second).toList()) {
            float[] own = part.sharedFloats();
            System.arraycopy(own, 0, values, at, own.length);
            at += own.length;
        }
        return Samples.ofOwnedFloats(values, first.rows() + second.rows(), first.columns());
    }
}
