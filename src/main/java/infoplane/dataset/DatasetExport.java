package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a data set for other programs. */
public final class DatasetExport {
    private DatasetExport() {}

    /**
     * Writes {@code X.npy} (N × d), {@code y.npy} (N classes) and for soft labels {@code p.npy} (N × classes, p(y|x)).
     *
     * @param folder made if it is missing; files of these names in it are replaced
     * @return the files written
     * @throws RunFailedException if they cannot be
     */
    public static List<Path> write(Dataset dataset, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RunFailedException(folder + " could not be made as a folder: " + SafeFiles.reason(folder, e), e);
        }
        List<Path> written = new ArrayList<>(List.of(folder.resolve("X.npy"), folder.resolve("y.npy")));
        NpyFile.write(written.get(0), dataset.inputs());
        NpyFile.write(written.get(1), dataset.labels());
        if (dataset.labels().isSoft()) {
            written.add(folder.resolve("p.npy"));
            NpyFile.write(written.get(2), probabilities(dataset.labels()));
        }
        return written;
    }

    private static Samples probabilities(Labels labels) {
        int classes = labels.classCount();
        double[] values = new double[labels.count() * classes];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels.probability(i / classes, i % classes);
        }
        return Samples.ofDoubles(values, labels.count(), classes);
    }
}
