package infoplane.critic;

import infoplane.core.Seed;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** f(a, b) = g(a) · h(b) / e of embeddings of e numbers, so that scores are small before training. */
final class SeparableCritic implements AutoCloseable {
    private final EmbeddingNetwork first;
    private final EmbeddingNetwork second;
    private final double scale;

    SeparableCritic(int aColumns, int bColumns, CriticPlan plan, Seed seed) {
        first = new EmbeddingNetwork(aColumns, plan, seed.stream("critic g").nextLong());
        second = new EmbeddingNetwork(bColumns, plan, seed.stream("critic h").nextLong());
        scale = 1.0 / plan.embedding();
    }

    /** One step on a batch of k pairs. */
    void descend(float[] a, float[] b, int k, Objective objective) {
        INDArray g = first.forward(a, k);
        INDArray h = second.forward(b, k);
        float[] errors = new float[k * k];
        objective.descend(scores(g, h, k), k, errors);
        try (INDArray byScore = Nd4j.create(errors, new long[] {k, k}, 'c');
                INDArray ofG = byScore.mmul(h);
                INDArray ofH = byScore.transpose().mmul(g)) {
            first.descend(ofG.muli(scale));
            second.descend(ofH.muli(scale));
        }
    }

    /** Row i of g with all rows of h, one i after the other. */
    private float[] scores(INDArray g, INDArray h, int k) {
        float[] scores = new float[k * k];
        try (INDArray product = Nd4j.createUninitialized(DataType.FLOAT, new long[] {k, k}, 'f')) {
            Nd4j.gemm(h, g, product, false, true, scale, 0);
            product.data().asNio().asFloatBuffer().get(scores);
        }
        return scores;
    }

    /** Adds batches of k pairs, one after the other, that training does not see. */
    void evaluate(float[] a, float[] b, int batches, int k, Objective.ObjectiveValue evaluation) {
        try (INDArray g = first.embed(a, batches * k);
                INDArray h = second.embed(b, batches * k)) {
            for (int batch = 0; batch < batches; batch++) {
                INDArrayIndex rows = NDArrayIndex.interval((long) batch * k, (long) (batch + 1) * k);
                evaluation.add(scores(g.get(rows), h.get(rows), k), k);
            }
        }
    }

    /** A copy of all parameters. */
    float[][] parameters() {
        return new float[][] {
            first.parameters().data().asFloat(), second.parameters().data().asFloat()
        };
    }

    void restore(float[][] parameters) {
        restore(first, parameters[0]);
        restore(second, parameters[1]);
    }

    private static void restore(EmbeddingNetwork network, float[] parameters) {
        try (INDArray saved = Nd4j.createFromArray(parameters).reshape(1, parameters.length)) {
            network.parameters().assign(saved);
        }
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
