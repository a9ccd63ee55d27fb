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

    private static FloatVector at(float[] values, int index) {
        return FloatVector.fromArray(SPECIES, values, index);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    static void average(float[] gradient, float scale, float[] mean, float[] squares, float share) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector g = at(gradient, i).mul(scale);
            g.intoArray(gradient, i);
            FloatVector before = g.sub(at(mean, i));
            FloatVector newMean = before.fma(all(share), at(mean, i));
            newMean.intoArray(mean, i);
            before.fma(g.sub(newMean), at(squares, i)).intoArray(squares, i);
        }
    }

    static void penalise(float[] gradient, float[] parameters, float[] l1, float[] l2) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector w = at(parameters, i);
            FloatVector strength = at(l1, i);
            FloatVector pull = strength.blend(strength.neg(), w.compare(VectorOperators.LT, 0))
                    .blend(0, w.compare(VectorOperators.EQ, 0));
            w.fma(at(l2, i), at(gradient, i)).add(pull).intoArray(gradient, i);
        }
    }

    static void sgd(float[] parameters, float[] gradient, float rate) {
        for (int i = 0; i < gradient.length; i += LANES) {
            at(gradient, i).fma(all(-rate), at(parameters, i)).intoArray(parameters, i);
        }
    }

    static void momentum(float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector v = at(gradient, i).mul(rate);
            v = at(velocity, i).fma(all(momentum), v);
            v.intoArray(velocity, i);
            at(parameters, i).sub(v).intoArray(parameters, i);
        }
    }

    static void adam(float[] parameters, float[] gradient, float[] mean, float[] square, AdamStep step) {
        FloatVector beta1 = all(step.beta1());
        FloatVector beta2 = all(step.beta2());
        FloatVector rest1 = all(1 - step.beta1());
        FloatVector rest2 = all(1 - step.beta2());
        FloatVector rate = all(-step.rate());
        for (int i = 0; i < gradient.length; i += LANES) {
            FloatVector g = at(gradient, i);
            FloatVector m = at(mean, i).mul(beta1);
            m = g.fma(rest1, m);
            m.intoArray(mean, i);
            FloatVector v = at(square, i).mul(beta2);
            v = g.mul(g).fma(rest2, v);
            v.intoArray(square, i);
            FloatVector change = m.div(v.sqrt().add(step.epsilon()));
            change.fma(rate, at(parameters, i)).intoArray(parameters, i);
        }
    }
}
