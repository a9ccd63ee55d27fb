package infoplane.network;

import infoplane.network.DenseKernels.AdamStep;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The update rule with its memory, for the fused trainer. */
final class WeightUpdates {
    private final TrainingSettings training;
    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final float[] first;
    private final float[] second;
    private final float[] l1;
    private final float[] l2;
    private final float[] none;
    private final float[] decay;
    private final @Nullable Orthonormality orthonormality;
    private long steps;

    /** @param length of the parameter arrays, padding included */
    WeightUpdates(TrainingSettings training, ParameterLayout layout, DenseKernels kernels, int length) {
        this.training = training;
        this.layout = layout;
        this.kernels = kernels;
        first = new float[training.optimiser() == TrainingSettings.Optimiser.SGD ? 0 : length];
        second = new float[training.optimiser().hasMoments() ? length : 0];
        boolean penalised = training.l1() > 0 || training.l2() > 0;
        l1 = penalised ? onWeights((float) training.l1(), length) : new float[0];
        l2 = penalised ? onWeights((float) training.l2(), length) : new float[0];
        boolean decays = training.optimiser() == TrainingSettings.Optimiser.ADAMW && training.weightDecay() > 0;
        none = new float[decays ? length : 0];
        decay = decays ? onWeights((float) (-training.learningRate() * training.weightDecay()), length) : none;
        orthonormality =
                training.orthonormality() > 0 ? new Orthonormality(training.orthonormality(), layout, kernels) : null;
    }

    private float[] onWeights(float strength, int length) {
        float[] strengths = new float[length];
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            Arrays.fill(strengths, layer.offset(), layer.biasOffset(), strength);
        }
        return strengths;
    }

    /** @param gradient of the mean cross-entropy; penalties are added to it */
    void step(float[] parameters, float[] gradient) {
        steps++;
        if (l1.length > 0) {
            kernels.penalise(gradient, parameters, l1, l2);
        }
        if (orthonormality != null) {
            orthonormality.addGradient(parameters, gradient);
        }
        float rate = (float) training.learningRate();
        switch (training.optimiser()) {
            case SGD -> kernels.sgd(parameters, gradient, rate);
            case MOMENTUM -> kernels.momentum(parameters, gradient, first, rate, (float) training.momentum());
            case ADAM -> kernels.adam(parameters, gradient, first, second, adamStep());
            case ADAMW -> {
                if (decay.length > 0) {
                    kernels.penalise(parameters, parameters, none, decay); // θ ← θ − η λ θ
                }
                kernels.adam(parameters, gradient, first, second, adamStep());
            }
        }
    }

    /** The corrections use the same float32 decay rates as the averages that they correct. */
    private AdamStep adamStep() {
        float beta1 = (float) training.beta1();
        float beta2 = (float) training.beta2();
        double correction = Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps));
        float rate = (float) (training.learningRate() * correction);
        return new AdamStep(rate, beta1, beta2, TrainingSettings.ADAM_EPSILON);
    }

    int memorySize() {
        return (first.length > 0 ? layout.size() : 0) + (second.length > 0 ? layout.size() : 0);
    }

    /** First moments, then second moments, each in the order of the parameters; what the rule has of them. */
    float[] memory() {
        float[] memory = new float[memorySize()];
        System.arraycopy(first, 0, memory, 0, Math.min(layout.size(), memory.length));
        if (second.length > 0) {
            System.arraycopy(second, 0, memory, layout.size(), layout.size());
        }
        return memory;
    }

    void restore(float[] memory, long stepsDone) {
        steps = stepsDone;
        System.arraycopy(memory, 0, first, 0, Math.min(layout.size(), memory.length));
        if (second.length > 0) {
            System.arraycopy(memory, layout.size(), second, 0, layout.size());
        }
    }
}
