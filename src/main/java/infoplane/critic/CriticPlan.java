package infoplane.critic;

import infoplane.core.Checks;

/**
 * How a critic is built and trained: f(a, b) = g(a) · h(b) with two networks of two hidden ReLU layers, so that the scores
 * of all pairs of a batch are one product of matrices.
 *
 * @param hidden units of a hidden layer, 1 to 4096
 * @param embedding numbers that g and h give, 1 to 1024
 * @param batch pairs to a step, 2 to 4096; fewer where there are not so many rows
 * @param steps of the optimiser at most, 1 to 1000000; fewer where the held-out value no longer grows
 * @param learningRate of Adam at the start, over 0 and at most 1; it falls to 0 in the course of the steps
 * @param seed of the split into halves, the networks' start and the batches
 */
public record CriticPlan(int hidden, int embedding, int batch, int steps, double learningRate, long seed) {
    /** The same with half the learning rate. */
    public CriticPlan slower() {
        return new CriticPlan(hidden, embedding, batch, steps, learningRate / 2, seed);
    }

    public CriticPlan {
        Checks.between("hidden", hidden, 1, 4096);
        Checks.between("embedding", embedding, 1, 1024);
        Checks.between("batch", batch, 2, 4096);
        Checks.between("steps", steps, 1, 1_000_000);
        Checks.positiveAtMost("learningRate", learningRate, 1);
    }
}
