package infoplane.ui.setup;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.dataset.Dataset;
import infoplane.dataset.RowShape.Picture;
import infoplane.ui.run.Decision.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What data look like: points in a plane where there are two inputs, pictures where the inputs are images. */
sealed interface DataLook {
    /** The most points, and the most pictures, that are shown. */
    int MOST_POINTS = 3000;

    int MOST_PICTURES = 20;
    /** The most pixels of a picture; larger ones would take hundreds of megabytes. */
    int MOST_PIXELS = 1 << 19;

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
     * Images, of all classes in turn.
     *
     * @param shape of each
     * @param pixels of each picture row by row, the colours of a pixel in turn, 0 to 1 over all that are shown
     * @param classes names of the classes of the pictures
     */
    record Pictures(Picture shape, List<float[]> pixels, List<String> classes) implements DataLook {
        public Pictures {
            pixels = List.copyOf(pixels);
            classes = List.copyOf(classes);
        }
    }

    /** The look of a data set; empty for one that is best looked at as a table. */
    static Optional<DataLook> of(Dataset dataset) {
        if (dataset.size() == 0) {
            return Optional.empty();
        }
        return dataset.inputs().columns() == 2
                ? Optional.of(scatter(dataset))
                : dataset.picture()
                        .filter(shape -> shape.height() <= MOST_PIXELS / shape.width())
                        .map(shape -> pictures(dataset, shape));
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

    private static Pictures pictures(Dataset dataset, Picture shape) {
        List<Integer> rows = ofAllClasses(dataset);
        List<float[]> pixels = new ArrayList<>();
        float lower = Float.POSITIVE_INFINITY;
        float upper = Float.NEGATIVE_INFINITY;
        for (int row : rows) {
            float[] picture = picture(dataset.inputs(), row, shape);
            for (float value : picture) {
                lower = Math.min(lower, value);
                upper = Math.max(upper, value);
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
                shape,
                pixels,
                rows.stream()
                        .map(row -> dataset.classNames().get(dataset.labels().classOf(row)))
                        .toList());
    }

    private static float[] picture(Samples inputs, int row, Picture shape) {
        float[] picture = new float[shape.height() * shape.width() * shape.colours()];
        int place = 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                for (int colour = 0; colour < shape.colours(); colour++) {
                    picture[place++] = (float) inputs.at(row, shape.index(y, x, colour));
                }
            }
        }
        return picture;
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
