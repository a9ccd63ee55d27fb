package infoplane.network;

/** The activation functions on one number. */
final class ActivationFunctions {
    /** Slope of leaky ReLU below 0. */
    static final float LEAK = 0.01f;

    private ActivationFunctions() {}

    static float value(Activation activation, float z) {
        return switch (activation) {
            case TANH -> (float) Math.tanh(z);
            case RELU -> Math.max(z, 0);
            case SIGMOID -> (float) (1 / (1 + Math.exp(-z)));
            case HARD_TANH -> Math.max(-1, Math.min(1, z));
            case LEAKY_RELU -> z >= 0 ? z : LEAK * z;
            case ELU -> z >= 0 ? z : (float) Math.expm1(z);
            case SOFTPLUS -> (float) (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))));
            case SOFTSIGN -> z / (1 + Math.abs(z));
            case LINEAR -> z;
        };
    }
}
