package infoplane.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Checks;
import infoplane.core.Setting;

/**
 * How a network is trained.
 *
 * @param engine which trainer
 * @param optimiser the update rule
 * @param learningRate over 0
 * @param momentum of {@code momentum} (Nesterov's is not meant), 0 to below 1
 * @param beta1 Adam's decay of the mean gradient, 0 to below 1
 * @param beta2 Adam's decay of the squared gradient, 0 to below 1
 * @param l1 strength of the L1 penalty on weights, not biases; at least 0
 * @param l2 strength of the L2 penalty on weights, not biases; at least 0
 * @param weightDecay of {@code adamw}: each step first takes the share η·weightDecay off weights, not biases; at least 0
 * @param orthonormality strength λ of the penalty {@link Orthonormality} on weights; at least 0
 * @param batchSize rows in a step, or all of them
 * @param epochs passes over the training rows, 1 to 10 000 000
 * @param keep which epochs' weights stay
 * @param budgetMebibytes disk space for the weights where {@code keep} is {@code budget}, 1 to 1000000 MiB
 */
public record TrainingSettings(
        @Setting(
                label = "Engine",
                help = "The program that trains. Automatic takes the fused one for every network that it can train.")
        Engine engine,

        @Setting(label = "Optimiser", help = "The rule by which the weights follow the gradient.")
        Optimiser optimiser,

        @Setting(label = "Learning rate", help = "Size of a step; 0.0004 with Adam in the published work.")
        double learningRate,

        @Setting(label = "Momentum", help = "Share of the last step that is kept.")
        double momentum,

        @Setting(label = "β₁", help = "Adam's decay of the mean gradient.")
        double beta1,

        @Setting(label = "β₂", help = "Adam's decay of the squared gradient.")
        double beta2,

        @Setting(label = "L1 penalty", help = "On weights, not biases.")
        double l1,

        @Setting(label = "L2 penalty", help = "On weights, not biases.")
        double l2,

        @Setting(
                label = "Weight decay",
                help =
                        "Of AdamW: each step takes the share learning rate × weight decay off the weights, not the biases,"
                                + " beside the gradient's moments.")
        double weightDecay,

        @Setting(
                label = "Orthonormality λ",
                help =
                        "Strength of the penalty λ Σ‖WᵀW − I‖² (or W Wᵀ where that is smaller) on the weights of every layer,"
                                + " under which tanh networks do not saturate (Goldfeld et al. 2019). 0: none.")
        double orthonormality,

        @Setting(label = "Batch", unit = "rows", help = "Rows in a step, or “full” for all of them at once.")
        BatchSize batchSize,

        @Setting(label = "Epochs", help = "Passes over the training rows.")
        int epochs,

        @Setting(
                label = "Weights kept",
                help = "Which epochs' weights stay on disk. Without them the run cannot be measured again.")
        Keep keep,

        @Setting(
                label = "Budget",
                unit = "MiB",
                help = "Disk space for the weights; the more epochs, the further apart are those that stay.")
        int budgetMebibytes) {
    /** ε of {@link Optimiser#ADAM} and {@link Optimiser#ADAMW}. */
    static final float ADAM_EPSILON = 1e-8f;

    /** Which trainer steps the network. */
    public enum Engine {
        @Setting(label = "Automatic")
        @JsonProperty("auto")
        AUTO,
        @Setting(label = "Deeplearning4j")
        @JsonProperty("dl4j")
        DL4J,
        @Setting(label = "Fused")
        @JsonProperty("fused")
        FUSED
    }

    /**
     * The update rule; g is the gradient of the mean cross-entropy of the batch plus l1 sign(W) + l2 W, and that of the penalty on
     * weights that are not orthonormal.
     */
    public enum Optimiser {
        /** θ ← θ − η g. */
        @Setting(label = "SGD")
        @JsonProperty("sgd")
        SGD,
        /** Polyak (1964): v ← μ v + η g, θ ← θ − v. */
        @Setting(label = "SGD with momentum")
        @JsonProperty("momentum")
        MOMENTUM,
        /**
         * Kingma and Ba (2015) in the efficient form at the end of their section 2: m ← β1 m + (1 − β1) g, v ← β2 v +
         * (1 − β2) g², θ ← θ − η √(1 − β2^t) / (1 − β1^t) · m / (√v + ε), t counted from 1, ε = 1e-8 beside the
         * uncorrected √v (PyTorch puts it beside the corrected one).
         */
        @Setting(label = "Adam")
        @JsonProperty("adam")
        ADAM,
        /**
         * Loshchilov and Hutter (2019): Adam, and θ ← θ − η λ θ for weights, where λ is the weight decay. The decay is no
         * part of g, so the moments do not scale it.
         */
        @Setting(label = "AdamW")
        @JsonProperty("adamw")
        ADAMW;

        /** Whether it keeps the two moments of Adam. */
        public boolean hasMoments() {
            return this == ADAM || this == ADAMW;
        }
    }

    /** Which epochs' weights stay in the trajectory. */
    public enum Keep {
        @Setting(label = "Of every epoch")
        @JsonProperty("all")
        ALL,
        @Setting(label = "As many as the budget allows")
        @JsonProperty("budget")
        BUDGET,
        @Setting(label = "None")
        @JsonProperty("none")
        NONE
    }

    public TrainingSettings {
        Checks.positive("learningRate", learningRate);
        Checks.below("momentum", momentum, 0, 1);
        Checks.below("beta1", beta1, 0, 1);
        Checks.below("beta2", beta2, 0, 1);
        Checks.notNegative("l1", l1);
        Checks.notNegative("l2", l2);
        Checks.notNegative("weightDecay", weightDecay);
        Checks.notNegative("orthonormality", orthonormality);
        Checks.between("epochs", epochs, 1, 10_000_000);
        Checks.between("budgetMebibytes", budgetMebibytes, 1, 1_000_000);
    }

    /** With the usual weight decay of 0.01, no penalty on weights that are not orthonormal, and a budget of 1 GiB. */
    public TrainingSettings(
            Engine engine,
            Optimiser optimiser,
            double learningRate,
            double momentum,
            double beta1,
            double beta2,
            double l1,
            double l2,
            BatchSize batchSize,
            int epochs,
            Keep keep) {
        this(engine, optimiser, learningRate, momentum, beta1, beta2, l1, l2, 0.01, 0, batchSize, epochs, keep, 1024);
    }

    public static TrainingSettings defaults() {
        return new TrainingSettings(
                Engine.AUTO, Optimiser.ADAM, 0.0004, 0.9, 0.9, 0.999, 0, 0, BatchSize.of(256), 8000, Keep.ALL);
    }

    public TrainingSettings with(Engine newEngine) {
        return new TrainingSettings(
                newEngine,
                optimiser,
                learningRate,
                momentum,
                beta1,
                beta2,
                l1,
                l2,
                weightDecay,
                orthonormality,
                batchSize,
                epochs,
                keep,
                budgetMebibytes);
    }

    /**
     * These settings with the engine that a run recorded, where they leave the choice to the program: a later program may
     * choose otherwise.
     *
     * @param recorded what {@link Trainer#engine} said; anything else leaves the choice open
     */
    public TrainingSettings withRecorded(String recorded) {
        if (engine != Engine.AUTO) {
            return this;
        }
        return switch (recorded) {
            case FusedTrainer.NAME -> with(Engine.FUSED);
            case Dl4jTrainer.NAME -> with(Engine.DL4J);
            default -> this;
        };
    }

    public TrainingSettings with(BatchSize newBatchSize) {
        return new TrainingSettings(
                engine,
                optimiser,
                learningRate,
                momentum,
                beta1,
                beta2,
                l1,
                l2,
                weightDecay,
                orthonormality,
                newBatchSize,
                epochs,
                keep,
                budgetMebibytes);
    }

    public TrainingSettings withEpochs(int newEpochs) {
        return new TrainingSettings(
                engine,
                optimiser,
                learningRate,
                momentum,
                beta1,
                beta2,
                l1,
                l2,
                weightDecay,
                orthonormality,
                batchSize,
                newEpochs,
                keep,
                budgetMebibytes);
    }
}
