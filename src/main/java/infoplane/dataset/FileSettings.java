package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Checks;
import infoplane.core.Seed;
import org.jspecify.annotations.Nullable;

/**
 * Data from a file: .npy, .csv, .mat, or IDX (MNIST's format), the latter also gzipped.
 *
 * @param path the inputs, or inputs and labels together (.csv: the last column is the label; .mat: {@code F} and {@code y})
 * @param labels the labels where they lie in a file of their own; null otherwise
 * @param rows how many rows to keep, from the first; 0 keeps all
 * @param trainFraction share of the rows trained on, over 0 to 1
 */
public record FileSettings(
        @JsonProperty(required = true) String path,
        @Nullable String labels,
        int rows,
        double trainFraction) implements DatasetSettings {
    public FileSettings {
        Checks.atLeast("rows", rows, 0);
        DatasetChecks.trainFraction(trainFraction);
    }

    /** Everything but the path, which has no default. */
    public static FileSettings of(String path) {
        return new FileSettings(path, null, 0, 0.8);
    }

    @Override
    public Dataset load(Seed seed) {
        return FileData.load(this);
    }
}
