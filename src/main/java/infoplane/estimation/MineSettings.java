package infoplane.estimation;

import infoplane.core.Setting;
import infoplane.critic.CriticBound;
import infoplane.critic.CriticPlan;

/**
 * Settings of Donsker and Varadhan's lower bound from a trained critic: mutual information neural estimation (Belghazi et
 * al. 2018).
 *
 * @param hidden units of each of the critic's two hidden layers, 1 to 4096
 * @param embedding length of the vector to which the critic reduces a row, 1 to 1024
 * @param batch pairs per step, 2 to 4096
 * @param steps greatest number of training steps, 1 to 1000000; training ends earlier if the held-out value stops growing
 * @param learningRate of Adam at the start, over 0 and at most 1
 * @param seed of the split into halves, the critic's initial weights and the batches
 */
public record MineSettings(
        @Setting(label = "Hidden", help = "Units of each of the critic's two hidden layers.")
        int hidden,

        @Setting(label = "Embedding", help = "Numbers that the critic reduces a row to.")
        int embedding,

        @Setting(label = "Batch", help = "Pairs to a step.") int batch,

        @Setting(label = "Steps", help = "Steps of training at most; fewer where the held-out value stops growing.")
        int steps,

        @Setting(label = "Learning rate", help = "Of Adam at the start.")
        double learningRate,

        @Setting(
                label = "Seed",
                help = "Of the split into halves, the critic's start and the batches: any whole number.")
        int seed)
        implements EstimatorSettings {
    public MineSettings {
        new CriticPlan(hidden, embedding, batch, steps, learningRate, seed);
    }

    public static MineSettings defaults() {
        return new MineSettings(64, 32, 512, 800, 0.005, 1);
    }

    @Override
    public String id() {
        return "mine:" + hidden + ":" + embedding + ":" + batch + ":" + steps + ":" + learningRate + ":" + seed;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.critic("MINE", plan(), defaults().plan());
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "MINE",
                "I ≥ ⟨f(a_i,b_i)⟩ − ln ⟨exp f(a_i,b_j)⟩, i ≠ j, on the half of the rows that f was not trained on",
                "Belghazi et al. (2018), eq. 10; Donsker & Varadhan (1983)",
                "wide continuous rows with more information than InfoNCE's ceiling",
                "much information (the exponential's mean hangs on few pairs: large spread); few rows",
                "steps · K · (K + hidden²) time; seconds to minutes an estimate");
    }

    @Override
    public Estimator estimator() {
        return new CriticEstimator(
                "mine",
                new CriticPlan(hidden, embedding, batch, steps, learningRate, seed),
                CriticBound.DONSKER_VARADHAN);
    }

    private CriticPlan plan() {
        return new CriticPlan(hidden, embedding, batch, steps, learningRate, seed);
    }
}
