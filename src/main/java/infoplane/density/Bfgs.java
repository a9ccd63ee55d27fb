package infoplane.density;

import java.util.Arrays;

/**
 * Minimises a smooth function of few parameters by quasi-Newton steps with Armijo's condition (Nocedal and Wright,
 * "Numerical Optimization", chapter 6). Updates that would make the inverse Hessian indefinite are skipped.
 */
final class Bfgs {
    private static final double SUFFICIENT = 1e-4;
    private static final int MOST_HALVINGS = 40;
    private static final double LONGEST_STEP = 3;

    private final DifferentiableFunction objective;
    private final int size;
    private final int mostSteps;
    private final double smallGradient;
    private final double[][] inverse;
    private final double[] direction;
    private final double[] product;
    private final double[] next;
    private double[] gradient;
    private double[] nextGradient;
    private double value;
    private boolean fresh;

    /** The function to minimise, with its gradient. */
    interface DifferentiableFunction {
        /**
         * @param gradient filled by this method
         * @return NaN or infinite if the point is out of bounds
         */
        double value(double[] point, double[] gradient);
    }

    Bfgs(DifferentiableFunction objective, int size, int mostSteps, double smallGradient) {
        this.objective = objective;
        this.size = size;
        this.mostSteps = mostSteps;
        this.smallGradient = smallGradient;
        this.inverse = new double[size][size];
        this.direction = new double[size];
        this.product = new double[size];
        this.next = new double[size];
        this.gradient = new double[size];
        this.nextGradient = new double[size];
    }

    /** The value at the last point. */
    double value() {
        return value;
    }

    /**
     * Takes steps downhill from a point.
     *
     * @param point the start; afterwards the lowest point found
     * @return whether the gradient vanishes there
     */
    boolean minimise(double[] point) {
        value = objective.value(point, gradient);
        reset();
        for (int step = 0; step < mostSteps && Double.isFinite(value); step++) {
            if (largest(gradient) <= smallGradient) {
                return true;
            }
            if (!descend(point)) {
                if (fresh) {
                    return false;
                }
                reset(); // the inverse Hessian may be wrong here
            }
        }
        return false;
    }

    private void reset() {
        for (int i = 0; i < size; i++) {
            Arrays.fill(inverse[i], 0);
            inverse[i][i] = 1;
        }
        fresh = true;
    }

    private boolean descend(double[] point) {
        double slope = 0;
        for (int i = 0; i < size; i++) {
            direction[i] = 0;
            for (int j = 0; j < size; j++) {
                direction[i] -= inverse[i][j] * gradient[j];
            }
            slope += direction[i] * gradient[i];
        }
        double length = Math.min(1, LONGEST_STEP / largest(direction));
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            for (int i = 0; i < size; i++) {
                next[i] = point[i] + length * direction[i];
            }
            double nextValue = objective.value(next, nextGradient);
            if (nextValue <= value + SUFFICIENT * length * slope) {
                update(length);
                System.arraycopy(next, 0, point, 0, size);
                double[] old = gradient;
                gradient = nextGradient;
                nextGradient = old;
                value = nextValue;
                return true;
            }
            length /= 2;
        }
        return false;
    }

    /** H + (1 + yᵀHy/sᵀy) ssᵀ/sᵀy − (Hysᵀ + syᵀH)/sᵀy (ibid., eq. 6.17). A fresh H is first scaled by sᵀy/yᵀy (6.20). */
    private void update(double length) {
        double curvature = 0;
        double changes = 0;
        for (int i = 0; i < size; i++) {
            double change = nextGradient[i] - gradient[i];
            curvature += length * direction[i] * change;
            changes += change * change;
        }
        if (!(curvature > 1e-12 * changes)) {
            return;
        }
        if (fresh) {
            for (int i = 0; i < size; i++) {
                inverse[i][i] = curvature / changes;
            }
            fresh = false;
        }
        double form = 0;
        for (int i = 0; i < size; i++) {
            product[i] = 0;
            for (int j = 0; j < size; j++) {
                product[i] += inverse[i][j] * (nextGradient[j] - gradient[j]);
            }
            form += product[i] * (nextGradient[i] - gradient[i]);
        }
        for (int i = 0; i < size; i++) {
            double stepI = length * direction[i];
            for (int j = 0; j < size; j++) {
                double stepJ = length * direction[j];
                inverse[i][j] += (1 + form / curvature) * stepI * stepJ / curvature
                        - (product[i] * stepJ + stepI * product[j]) / curvature;
            }
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double entry : values) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }
}
