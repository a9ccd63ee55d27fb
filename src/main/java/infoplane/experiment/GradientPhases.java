package infoplane.experiment;

import infoplane.experiment.Findings.Diffusion;
import infoplane.network.EpochRecord;
import infoplane.network.EpochRecord.LayerGradient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the noise of the gradient overtakes its mean for good (Shwartz-Ziv and Tishby 2017, figure 4). */
final class GradientPhases {
    private GradientPhases() {}

    static List<Diffusion> diffusion(List<EpochRecord> training) {
        List<Diffusion> found = new ArrayList<>();
        int layers = training.isEmpty() ? 0 : training.get(0).layers().size();
        for (int layer = 0; layer < layers; layer++) {
            found.add(new Diffusion(layer + 1, start(training, layer)));
        }
        return found;
    }

    /** The epoch after the last one whose ratio is 1 or more; null if that is the end, or nothing was recorded. */
    private static @Nullable Integer start(List<EpochRecord> training, int layer) {
        @Nullable Integer start = null;
        for (int index = training.size() - 1; index >= 0; index--) {
            LayerGradient gradient = training.get(index).layers().get(layer);
            double ratio = gradient.meanNorm() / gradient.deviationNorm();
            if (ratio >= 1) {
                break;
            }
            if (ratio < 1) { // neither holds where nothing was recorded
                start = training.get(index).epoch();
            }
        }
        return start;
    }
}
