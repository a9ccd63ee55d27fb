package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Seed;
import infoplane.core.Setting;
import infoplane.dataset.RowChoice.Scaling;
import infoplane.dataset.published.PublishedImages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published images of 28 × 28 pixels, each a row of 784 numbers from 0 to 1. The rows to train on come first. They are read from
 * a folder and never fetched by reading.
 */
public sealed interface ImageSettings extends DatasetSettings {
    /** Which images. */
    PublishedImages images();

    /** The folder of the four files; null for the one in which fetched files are kept. */
    @Nullable
    String folder();

    /** Names or numbers of the classes to keep; null for all. */
    @Nullable
    List<String> classes();

    /** How many rows to draw, in equal shares of training and test rows and of classes; 0 for all. */
    int rows();

    /** How pixels are scaled, each by its training rows. */
    Scaling scale();

    /** The share of all rows that the network is trained on; null for the published split. */
    @Nullable
    Double trainFraction();

    /** The folder of the four files. */
    default Path place() {
        String named = folder();
        return named == null ? images().usualFolder() : DataFile.of(named).path();
    }

    @Override
    default Dataset load(Seed seed) {
        Dataset all = ImageData.load(this, seed);
        return RowChoice.scaled(all, scale(), split(all, seed));
    }

    @Override
    default Split split(Dataset dataset, Seed seed) {
        Double share = trainFraction();
        return share == null
                ? dataset.published().orElseThrow(() -> new IllegalStateException("images come with a split"))
                : Split.stratified(dataset.labels(), share, seed);
    }

    private static void check(@Nullable List<String> classes, int rows, @Nullable Double trainFraction) {
        RowChoice.checkClasses(classes);
        Checks.between("rows", rows, 0, 70_000);
        if (trainFraction != null) {
            DatasetChecks.trainFraction(trainFraction);
        }
    }

    /**
     * Handwritten digits.
     *
     * @param folder the folder of the four files; null for the one in which fetched files are kept
     * @param classes digits to keep; null for all
     * @param rows how many rows to draw, 0 to 70 000; 0 for all
     * @param scale how pixels, which are 0 to 1, are scaled
     * @param trainFraction share of the rows trained on, over 0 to 1; null for the published 60 000
     */
    @Setting(label = "MNIST")
    record Mnist(
            @Setting(label = "Folder", help = DatasetChecks.FOLDER_HELP) @Nullable
            String folder,

            @Setting(label = "Classes", help = DatasetChecks.CLASSES_HELP, orNumber = true) @Nullable
            List<String> classes,

            @Setting(label = "Rows", help = DatasetChecks.ROWS_HELP)
            int rows,

            @Setting(label = "Scaling", help = DatasetChecks.SCALE_HELP)
            Scaling scale,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.PUBLISHED_HELP) @Nullable
            Double trainFraction)
            implements ImageSettings {
        public Mnist {
            classes = classes == null ? null : List.copyOf(classes);
            check(classes, rows, trainFraction);
        }

        public static Mnist defaults() {
            return new Mnist(null, null, 0, Scaling.NONE, null);
        }

        @Override
        public PublishedImages images() {
            return PublishedImages.MNIST;
        }
    }

    /**
     * Articles of clothing.
     *
     * @param folder the folder of the four files; null for the one in which fetched files are kept
     * @param classes names or numbers of the articles to keep; null for all
     * @param rows how many rows to draw, 0 to 70 000; 0 for all
     * @param scale how pixels, which are 0 to 1, are scaled
     * @param trainFraction share of the rows trained on, over 0 to 1; null for the published 60 000
     */
    @Setting(label = "Fashion-MNIST")
    record FashionMnist(
            @Setting(label = "Folder", help = DatasetChecks.FOLDER_HELP) @Nullable
            String folder,

            @Setting(label = "Classes", help = DatasetChecks.CLASSES_HELP, orNumber = true) @Nullable
            List<String> classes,

            @Setting(label = "Rows", help = DatasetChecks.ROWS_HELP)
            int rows,

            @Setting(label = "Scaling", help = DatasetChecks.SCALE_HELP)
            Scaling scale,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.PUBLISHED_HELP) @Nullable
            Double trainFraction)
            implements ImageSettings {
        public FashionMnist {
            classes = classes == null ? null : List.copyOf(classes);
            check(classes, rows, trainFraction);
        }

        public static FashionMnist defaults() {
            return new FashionMnist(null, null, 0, Scaling.NONE, null);
        }

        @Override
        public PublishedImages images() {
            return PublishedImages.FASHION_MNIST;
        }
    }
}
