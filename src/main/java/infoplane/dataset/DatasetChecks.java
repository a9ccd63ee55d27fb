package infoplane.dataset;

import infoplane.core.Checks;

/** The limits and the words that the settings of several data sets share. */
final class DatasetChecks {
    static final String SHARE = "Training share";
    static final String SHARE_HELP = "Share of the rows that the network is trained on; the others test it.";
    static final String PUBLISHED_HELP =
            "Share of all rows that the network is trained on. Empty: the published 60 000 train and 10 000 test rows.";
    static final String FOLDER_HELP =
            "The folder of the four IDX files, each gzipped or not. Empty: where fetched files are kept.";
    static final String CLASSES_HELP = "Classes to keep, by name or number, separated by commas in forms. Empty: all.";
    static final String ROWS_HELP =
            "Rows to draw at random, as many of each class and part as their shares; 0 keeps all.";
    static final String SCALE_HELP =
            "How each input is scaled, by what it is on the training rows; test rows may lie outside.";
    static final String POINTS = "Points";
    static final String NOISE = "Noise";
    static final String NOISE_HELP = "Standard deviation of the normal noise of each coordinate.";

    private DatasetChecks() {}

    static void trainFraction(double value) {
        Checks.positiveAtMost("trainFraction", value, 1);
    }
}
