package infoplane.network;

import infoplane.network.DenseKernels.AdamStep;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Steps of the optimisers over all parameters, whose arrays are whole numbers of vectors long. */
final class VectorUpdates {
    private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorUpdates() {}

    static void average(float[] gradient, float scale, float[] mean, float[] squares, float share) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i).mul(scale);
            g.intoArray(gradient, i);
            FloatVector before = g.sub(FloatVector.fromArray(SPECIES, mean, i));
            FloatVector newMean =
                    before.fma(FloatVector.broadcast(SPECIES, share), FloatVector.fromArray(SPECIES, mean, i));
            newMean.intoArray(mean, i);
            before.fma(g.sub(newMean), FloatVector.fromArray(SPECIES, squares, i))
                    .intoArray(squares, i);
        }
    }

    static void penalise(float[] gradient, float[] parameters, float[] l1, float[] l2) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector w = FloatVector.fromArray(SPECIES, parameters, i);
            FloatVector strength = FloatVector.fromArray(SPECIES, l1, i);
            FloatVector pull = strength.blend(strength.neg(), w.compare(VectorOperators.LT, 0))
                    .blend(0, w.compare(VectorOperators.EQ, 0));
            w.fma(FloatVector.fromArray(SPECIES, l2, i), FloatVector.fromArray(SPECIES, gradient, i))
                    .add(pull)
                    .intoArray(gradient, i);
        }
    }

    static void sgd(float[] parameters, float[] gradient, float rate) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector.fromArray(SPECIES, gradient, i)
                    .fma(FloatVector.broadcast(SPECIES, -rate), FloatVector.fromArray(SPECIES, parameters, i))
                    .intoArray(parameters, i);
        }
    }

    static void momentum(float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, gradient, i).mul(rate);
            v = FloatVector.fromArray(SPECIES, velocity, i).fma(FloatVector.broadcast(SPECIES, momentum), v);
            v.intoArray(velocity, i);
            FloatVector.fromArray(SPECIES, parameters, i).sub(v).intoArray(parameters, i);
        }
    }

    static void adam(float[] parameters, float[] gradient, float[] mean, float[] square, AdamStep step) {
        FloatVector beta1 = FloatVector.broadcast(SPECIES, step.beta1());
        FloatVector beta2 = FloatVector.broadcast(SPECIES, step.beta2());
        FloatVector rest1 = FloatVector.broadcast(SPECIES, 1 - step.beta1());
        FloatVector rest2 = FloatVector.broadcast(SPECIES, 1 - step.beta2());
        FloatVector rate = FloatVector.broadcast(SPECIES, -step.rate());
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            FloatVector m = FloatVector.fromArray(SPECIES, mean, i).mul(beta1);
            m = g.fma(rest1, m);
            m.intoArray(mean, i);
            FloatVector v = FloatVector.fromArray(SPECIES, square, i).mul(beta2);
            v = g.mul(g).fma(rest2, v);
            v.intoArray(square, i);
            FloatVector change = m.div(v.sqrt().add(step.epsilon()));
            change.fma(rate, FloatVector.fromArray(SPECIES, parameters, i)).intoArray(parameters, i);
        }
    }

    /** Eight chains of multiply-adds, enough to keep both units of any present processor busy. */
    static void multiplyAdds(float[] values, int rounds) {
        FloatVector factor = FloatVector.fromArray(SPECIES, values, 0).mul(1e-3f);
        FloatVector a = FloatVector.fromArray(SPECIES, values, LANES);
        FloatVector b = a;
        FloatVector c = factor;
        FloatVector d = factor;
        FloatVector e = a.neg();
        FloatVector f = factor.neg();
        FloatVector g = a.abs();
        FloatVector h = factor.abs();
        for (int round = 0; round < rounds; round++) {
            a = a.fma(factor, factor);
            b = b.fma(factor, factor);
            c = c.fma(factor, factor);
            d = d.fma(factor, factor);
            e = e.fma(factor, factor);
            f = f.fma(factor, factor);
            g = g.fma(factor, factor);
            h = h.fma(factor, factor);
        }
        a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).intoArray(values, LANES);
    }
}
