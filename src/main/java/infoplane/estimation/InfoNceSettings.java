package infoplane.estimation;

import infoplane.core.Setting;
import infoplane.critic.CriticBound;
import infoplane.critic.CriticPlan;

/**
 * Settings of a lower bound from a critic that tells observed pairs from others (van den Oord, Li and Vinyals 2018).
 *
 * @param hidden units of each of the critic's two hidden layers, 1 to 4096
 * @param embedding length of the vector to which the critic reduces a row, 1 to 1024
 * @param batch pairs per step, 2 to 4096; the estimate cannot exceed the logarithm of this number
 * @param steps greatest number of training steps, 1 to 1000000; training ends earlier if the held-out value stops growing
 * @param learningRate of Adam at the start, over 0 and at most 1
 * @param seed of the split into halves, the critic's initial weights and the batches
 */
public record InfoNceSettings(
        @Setting(label = "Hidden", help = "Units of each of the critic's two hidden layers.")
        int hidden,

        @Setting(label = "Embedding", help = "Numbers that the critic reduces a row to.")
        int embedding,

        @Setting(label = "Batch", help = "Pairs to a step; the estimate cannot exceed its logarithm.")
        int batch,

        @Setting(label = "Steps", help = "Steps of training at most; fewer where the held-out value stops growing.")
        int steps,

        @Setting(label = "Learning rate", help = "Of Adam at the start.")
        double learningRate,

        @Setting(
                label = "Seed",
                help = "Of the split into halves, the critic's start and the batches: any whole number.")
        int seed)
        implements EstimatorSettings {
    public InfoNceSettings {
        new CriticPlan(hidden, embedding, batch, steps, learningRate, seed);
    }

    public static InfoNceSettings defaults() {
        return new InfoNceSettings(64, 32, 1024, 400, 0.005, 1);
    }

    @Override
    public String id() {
        return "infonce:" + hidden + ":" + embedding + ":" + batch + ":" + steps + ":" + learningRate + ":" + seed;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.critic("InfoNCE", plan(), defaults().plan());
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "InfoNCE",
                "I ≥ ⟨f(a_i,b_i) − ln (1/K) Σ_j exp f(a_i,b_j)⟩ on the half of the rows that f was not trained on",
                "van den Oord, Li & Vinyals (2018), eq. 4",
                "wide continuous rows, where neighbours fail; a bound that is not too high but by chance",
                "the information nears ln K, which it cannot exceed; few rows (the critic learns nothing)",
                "steps · K · (K + hidden²) time; seconds to minutes an estimate");
    }

    @Override
    public Estimator estimator() {
        return new CriticEstimator("infonce", plan(), CriticBound.INFO_NCE);
    }

    private CriticPlan plan() {
        return new CriticPlan(hidden, embedding, batch, steps, learningRate, seed);
    }
}
