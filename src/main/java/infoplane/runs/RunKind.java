package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.store.RunFolder;
import java.nio.file.Path;

/** Who trained the network of a run, which says what can be done with it. */
public enum RunKind {
    /** Infoplane did. */
    TRAINED(""),
    /** Another program did; its weights are kept here. */
    IMPORTED_WEIGHTS("Another program trained this network: train on there, and import it again"),
    /** Another program did; only the activations of its layers are known. */
    IMPORTED_ACTIVATIONS("Only activations were imported, without the network: train on in the program that has it, and"
            + " import again");

    private final String whyNoTraining;

    RunKind(String whyNoTraining) {
        this.whyNoTraining = whyNoTraining;
    }

    /** The kind of the run in a folder. */
    static RunKind of(Path folder) {
        if (!RunFolder.imported(folder)) {
            return TRAINED;
        }
        try {
            return RunFolder.open(folder).hasActivations() ? IMPORTED_ACTIVATIONS : IMPORTED_WEIGHTS;
        } catch (InvalidInputException e) { // a run whose notes are damaged is still listed, with its results
            return IMPORTED_ACTIVATIONS;
        }
    }

    public static RunKind imported(boolean weights) {
        return weights ? IMPORTED_WEIGHTS : IMPORTED_ACTIVATIONS;
    }

    public boolean imported() {
        return this != TRAINED;
    }

    /** Whether the network itself is known, so that it can be fed new inputs. */
    public boolean hasNetwork() {
        return this != IMPORTED_ACTIVATIONS;
    }

    /** Why the network cannot be trained further here, in a sentence; empty if it can. */
    public String whyNoTraining() {
        return whyNoTraining;
    }
}
