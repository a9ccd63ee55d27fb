package infoplane.runs;

import infoplane.measuring.Layer;
import java.util.List;

/**
 * What was recognised in a source, before anything is measured.
 *
 * @param weights whether it holds weights rather than activations
 * @param layers the layers, first to last
 * @param epochs the epochs that are whole, ascending
 * @param rows N
 * @param classNames what the source calls each class
 * @param hasInputs whether there are inputs; otherwise each row counts as an input of its own
 * @param threadBytes memory that each measuring thread takes
 * @param notices what the user should know, in sentences
 */
public record ImportPreview(
        boolean weights,
        List<Layer> layers,
        List<Integer> epochs,
        int rows,
        List<String> classNames,
        boolean hasInputs,
        long threadBytes,
        List<String> notices) {
    public ImportPreview {
        layers = List.copyOf(layers);
        epochs = List.copyOf(epochs);
        classNames = List.copyOf(classNames);
        notices = List.copyOf(notices);
    }
}
