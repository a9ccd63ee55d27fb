package infoplane.measuring;

import infoplane.core.Samples;
import infoplane.estimation.LayerNoise;
import org.jspecify.annotations.Nullable;

/** The rows of all layers at one epoch, for one thread. */
public interface EpochRows {
    /** The rows of a layer, N·K × width. Rows i·K to i·K + K − 1 belong to input i, in the order of the inputs. */
    Samples of(Layer layer);

    /** The noise of a layer in a network with noise; null for other sources. */
    default @Nullable LayerNoise noise(Layer layer) {
        return null;
    }

    /** A fingerprint that differs for other weights and other kinds of source, given equal inputs. */
    String fingerprint();
}
