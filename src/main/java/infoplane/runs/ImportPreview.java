package infoplane.runs;

import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.Layer;
import java.util.List;

/**
 * What was recognised in a source, before anything is measured. Of a folder in which a program has not written an epoch yet
 * nothing is known: there are no layers, epochs and rows.
 *
 * @param weights whether it holds weights rather than activations
 * @param layers the layers, first to last
 * @param layerNames what the source calls each layer; of weights, what Infoplane does
 * @param epochs the epochs that are whole, ascending
 * @param rows N
 * @param classNames what the source calls each class
 * @param hasInputs whether there are inputs; otherwise each row counts as an input of its own
 * @param threadBytes memory that each measuring thread takes
 * @param notices what the user should know, in sentences
 * @param settings what the run will be, as far as it is known
 * @param watchable whether new epochs can be waited for: the source is a folder
 * @param live whether a program writes there that will say when it ends, and has not said so
 */
public record ImportPreview(
        boolean weights,
        List<Layer> layers,
        List<String> layerNames,
        List<Integer> epochs,
        int rows,
        List<String> classNames,
        boolean hasInputs,
        long threadBytes,
        List<String> notices,
        ExperimentSettings settings,
        boolean watchable,
        boolean live) {
    public ImportPreview {
        layers = List.copyOf(layers);
        layerNames = List.copyOf(layerNames);
        epochs = List.copyOf(epochs);
        classNames = List.copyOf(classNames);
        notices = List.copyOf(notices);
    }

    /** Whether there is no epoch yet. */
    public boolean awaited() {
        return epochs.isEmpty();
    }
}
