package infoplane.runs;

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

    /** The kind of the run in a folder, whose source notes must be readable if it was imported. */
    static RunKind of(Path folder) {
        return !RunFolder.imported(folder)
                ? TRAINED
                : RunFolder.open(folder).hasActivations() ? IMPORTED_ACTIVATIONS : IMPORTED_WEIGHTS;
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
