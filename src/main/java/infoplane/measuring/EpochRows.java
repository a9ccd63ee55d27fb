package infoplane.measuring;

import infoplane.core.Samples;

/** The rows of all layers at one epoch, for one thread. */
public interface EpochRows {
    /** N·K × width; rows i·K to i·K + K − 1 belong to input i, in the order of the inputs. */
    Samples of(Layer layer);

    /** Tells these rows from those of other weights or another kind of source, for equal inputs. */
    String fingerprint();
}
