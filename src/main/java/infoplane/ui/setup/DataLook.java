package infoplane.ui.setup;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.ui.run.Decision.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What data look like: points in a plane where there are two inputs, pictures where the inputs are square images. */
sealed interface DataLook {
    /** The most points, and the most pictures, that are shown. */
    int MOST_POINTS = 3000;

    int MOST_PICTURES = 20;
    /** A row of fewer pixels a side is rather a table whose width happens to be a square number. */
    int LEAST_SIDE = 8;

    int MOST_SIDE = 256;

    /** Share of the data's range that is left free on each side. */
    double MARGIN = 0.08;

    /**
     * Points.
     *
     * @param xy first and second input of each point, in turn
     * @param classes class of each point
     * @param area where they lie, and a margin
     */
    record Scatter(float[] xy, int[] classes, Area area) implements DataLook {}

    /**
     * Square images, of all classes in turn.
     *
     * @param side pixels of a side
     * @param pixels of each picture row by row, 0 to 1 over all that are shown
     * @param classes names of the classes of the pictures
     */
    record Pictures(int side, List<float[]> pixels, List<String> classes) implements DataLook {
        public Pictures {
            pixels = List.copyOf(pixels);
            classes = List.copyOf(classes);
        }
    }

    /** The look of a data set; empty for one that is best looked at as a table. */
    static Optional<DataLook> of(Dataset dataset) {
        int columns = dataset.inputs().columns();
        int side = (int) Math.round(Math.sqrt(columns));
        if (dataset.size() == 0) {
            return Optional.empty();
        }
        if (columns == 2) {
            return Optional.of(scatter(dataset));
        }
        boolean square = side * side == columns && side >= LEAST_SIDE && side <= MOST_SIDE;
        return square ? Optional.of(pictures(dataset, side)) : Optional.empty();
    }

    private static Scatter scatter(Dataset dataset) {
        Samples inputs = dataset.inputs();
        int count = Math.min(MOST_POINTS, inputs.rows());
        float[] xy = new float[2 * count];
        int[] classes = new int[count];
        for (int point = 0; point < count; point++) {
            int row = (int) ((long) point * inputs.rows() / count);
            xy[2 * point] = (float) inputs.at(row, 0);
            xy[2 * point + 1] = (float) inputs.at(row, 1);
            classes[point] = dataset.labels().classOf(row);
        }
        return new Scatter(xy, classes, new Area(range(xy, 0), range(xy, 1)));
    }

    private static Range range(float[] xy, int input) {
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (int i = input; i < xy.length; i += 2) {
            lower = Math.min(lower, xy[i]);
            upper = Math.max(upper, xy[i]);
        }
        double free = upper > lower ? MARGIN * (upper - lower) : 1;
        return new Range(lower - free, upper + free);
    }

    private static Pictures pictures(Dataset dataset, int side) {
        List<Integer> rows = ofAllClasses(dataset);
        List<float[]> pixels = new ArrayList<>();
        float lower = Float.POSITIVE_INFINITY;
        float upper = Float.NEGATIVE_INFINITY;
        for (int row : rows) {
            float[] picture = new float[side * side];
            for (int pixel = 0; pixel < picture.length; pixel++) {
                picture[pixel] = (float) dataset.inputs().at(row, pixel);
                lower = Math.min(lower, picture[pixel]);
                upper = Math.max(upper, picture[pixel]);
            }
            pixels.add(picture);
        }
        float span = upper > lower ? upper - lower : 1;
        for (float[] picture : pixels) {
            for (int pixel = 0; pixel < picture.length; pixel++) {
                picture[pixel] = (picture[pixel] - lower) / span;
            }
        }
        return new Pictures(
                side,
                pixels,
                rows.stream()
                        .map(row -> dataset.classNames().get(dataset.labels().classOf(row)))
                        .toList());
    }

    /** Rows of the classes in turn: the first row of each class, then the second, and so on. */
    private static List<Integer> ofAllClasses(Dataset dataset) {
        int classes = dataset.labels().classCount();
        List<List<Integer>> found = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            found.add(new ArrayList<>());
        }
        for (int row = 0; row < dataset.size(); row++) {
            List<Integer> same = found.get(dataset.labels().classOf(row));
            if (same.size() < MOST_PICTURES) {
                same.add(row);
            }
        }
        List<Integer> rows = new ArrayList<>();
        for (int turn = 0; turn < MOST_PICTURES; turn++) {
            for (List<Integer> same : found) {
                if (turn < same.size() && rows.size() < MOST_PICTURES) {
                    rows.add(same.get(turn));
                }
            }
        }
        return rows;
    }
}
