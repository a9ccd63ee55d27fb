package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.Samples;
import infoplane.core.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a data set for other programs. */
public final class DatasetExport {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetExport.class);

    private DatasetExport() {}

    /**
     * Writes {@code X.npy} (N × d), {@code y.npy} (N classes) and for soft labels {@code p.npy} (N × classes, p(y|x)).
     *
     * @param folder made if it is missing; files of these names in it are replaced, all or none: the inputs of one data set
     *     never lie beside the labels of another, not even after a kill
     * @return the files written
     * @throws RunFailedException if they cannot be
     */
    public static List<Path> write(Dataset dataset, Path folder) {
        checkPlace(folder);
        boolean made = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RunFailedException(
                    PlainText.path(folder) + " could not be made as a folder: " + SafeFiles.reason(folder, e), e);
        }
        Map<Path, SafeFiles.Content> files = new LinkedHashMap<>();
        files.put(folder.resolve("X.npy"), NpyFile.content(dataset.inputs()));
        files.put(folder.resolve("y.npy"), NpyFile.content(dataset.labels()));
        Path soft = folder.resolve("p.npy");
        if (dataset.labels().isSoft()) {
            files.put(soft, NpyFile.content(probabilities(dataset.labels())));
        }
        try {
            SafeFiles.replaceTogether(files, files.containsKey(soft) ? List.of() : List.of(soft));
        } catch (RunFailedException e) { // such as a full disk
            if (made) {
                removeIfEmpty(folder);
            }
            throw e;
        }
        return List.copyOf(files.keySet());
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException notEmpty) {
            LOG.info("{} stays", folder, notEmpty);
        }
    }

    /**
     * Checks where files are to be written, before long work.
     *
     * @throws infoplane.core.InvalidInputException if {@code folder} cannot be one, or one of the files is no regular file
     */
    public static void checkPlace(Path folder) {
        UserFiles.requireCanBeFolder(folder);
        Stream.of("X.npy", "y.npy", "p.npy").map(folder::resolve).forEach(SafeFiles::checkRegular);
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
