package infoplane.network;

/** The activation functions and their slopes on one number, for machines without vectors. */
final class ActivationFunctions {
    /** Slope of leaky ReLU below 0. */
    static final float LEAK = 0.01f;

    private ActivationFunctions() {}

    static float value(Activation activation, float z) {
        return switch (activation) {
            case TANH -> ScalarMath.tanh(z);
            case RELU -> Math.max(z, 0);
            case SIGMOID -> ScalarMath.sigmoid(z);
            case HARD_TANH -> Math.max(-1, Math.min(1, z));
            case LEAKY_RELU -> z < 0 ? LEAK * z : z;
            case ELU -> z < 0 ? ScalarMath.expm1OfNegative(z) : z;
            case SOFTPLUS -> ScalarMath.softplus(z);
            case SOFTSIGN -> z / (1 + Math.abs(z));
            case LINEAR -> z;
        };
    }

    /** φ'(z) from t = φ(z). */
    static float slope(Activation activation, float t) {
        return switch (activation) {
            case TANH -> 1 - t * t;
            case RELU -> t > 0 ? 1 : 0;
            case SIGMOID -> t - t * t;
            case HARD_TANH -> Math.abs(t) < 1 ? 1 : 0;
            case LEAKY_RELU -> t < 0 ? LEAK : 1;
            case ELU -> t < 0 ? t + 1 : 1;
            case SOFTPLUS -> -ScalarMath.expm1OfNegative(-t);
            case SOFTSIGN -> (1 - Math.abs(t)) * (1 - Math.abs(t));
            case LINEAR -> 1;
        };
    }
}
