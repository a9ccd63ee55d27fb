package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Checks;
import infoplane.core.Seed;
import infoplane.core.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Data from a file: .npy, .csv, .mat, or IDX (MNIST's format), the latter also gzipped.
 *
 * @param path the inputs, or inputs and labels together (.csv: the last column is the label; .mat: {@code F} and {@code y})
 * @param labels the labels where they lie in a file of their own; null otherwise
 * @param rows how many rows to keep, from the first; 0 keeps all
 * @param trainFraction share of the rows trained on, over 0 to 1
 */
@Setting(label = "File")
public record FileSettings(
        @Setting(
                label = "File",
                help = "Inputs: .npy, .csv (last column is the label), .mat (F and y), or IDX as MNIST has it.")
        @JsonProperty(required = true)
        String path,

        @Setting(label = "Labels", help = "The labels where they lie in a file of their own; else empty.") @Nullable
        String labels,

        @Setting(label = "Rows", help = "Rows to keep, from the first; 0 keeps all.")
        int rows,

        @Setting(
                label = "Training share",
                help = "Share of the rows that the network is trained on; the others test it.")
        double trainFraction)
        implements DatasetSettings {
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
