package infoplane.network;

import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Polyak's momentum: v ← μ v + η g, θ ← θ − v, starting at v = 0. DL4J ships only Nesterov's variant, which is not
 * meant here.
 *
 * @param rate η
 * @param momentum μ
 */
record ClassicalMomentum(double rate, double momentum) implements IUpdater {
    private static final long serialVersionUID = 1;

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<ClassicalMomentum> instantiate(INDArray view, boolean initialise) {
        return new Rule(this, view, initialise);
    }

    @Override
    public GradientUpdater<ClassicalMomentum> instantiate(Map<String, INDArray> state, boolean initialise) {
        return new Rule(this, Objects.requireNonNull(state.get(Rule.VELOCITY)), initialise);
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // a record of numbers is its own copy
    public IUpdater clone() {
        return new ClassicalMomentum(rate, momentum);
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return rate;
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double newRate, ISchedule schedule) {
        throw new UnsupportedOperationException("the learning rate is fixed");
    }

    /** The update itself, on a view of the network's flat state. */
    private static final class Rule implements GradientUpdater<ClassicalMomentum> {
        static final String VELOCITY = "velocity";

        private final ClassicalMomentum config;
        private INDArray velocity;

        Rule(ClassicalMomentum config, INDArray view, boolean initialise) {
            this.config = config;
            this.velocity = cleared(view, initialise);
        }

        private static INDArray cleared(INDArray view, boolean initialise) {
            return initialise ? view.assign(0) : view;
        }

        @Override
        public ClassicalMomentum getConfig() {
            return config;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialise) {
            velocity = cleared(Objects.requireNonNull(state.get(VELOCITY)), initialise);
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of(VELOCITY, velocity);
        }

        @Override
        public void setStateViewArray(INDArray view, long[] gradientShape, char order, boolean initialise) {
            velocity = cleared(view, initialise);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            INDArray flat = velocity.reshape(gradient.ordering(), gradient.shape());
            flat.muli(config.momentum).addi(gradient.muli(config.rate));
            gradient.assign(flat);
        }
    }
}
