package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.network.Trajectory;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/** What the network of a run says of any inputs, from its kept weights. */
public final class Decisions {
    /**
     * The network's output.
     *
     * @param epoch whose weights were taken
     * @param probabilities p(class | input), one row an input and one column a class
     */
    public record Outputs(int epoch, Samples probabilities) {}

    private Decisions() {}

    /**
     * The output for some inputs. May be called while the run computes.
     *
     * @param epoch whose weights are taken; where they were not kept, those of the last kept epoch before
     * @param inputs rows × as many columns as the network has inputs
     * @throws InvalidInputException if the run has no weights, or its network has another number of inputs
     */
    public static Outputs of(Path folder, int epoch, Samples inputs) {
        RunFolder run = RunFolder.open(folder);
        if (run.hasActivations()) {
            throw new InvalidInputException(
                    "Only activations of this network were imported, which do not show how it decides");
        }
        try (Trajectory weights = run.trajectory()) {
            List<Integer> kept = weights.epochs();
            if (kept.isEmpty()) {
                throw new InvalidInputException(PlainText.path(folder) + " has kept no weights");
            }
            int columns = weights.layout().layers().get(0).inputs();
            if (columns != inputs.columns()) {
                throw new InvalidInputException(
                        "The network has " + columns + " inputs but the data " + inputs.columns());
            }
            int taken = kept.stream().filter(one -> one <= epoch).reduce(kept.get(0), Math::max);
            LayerSource layers = RunRows.layers(run, weights, inputs, 1);
            List<Layer> all = layers.layers();
            return new Outputs(taken, layers.rows(taken, all.get(all.size() - 1)));
        }
    }
}
