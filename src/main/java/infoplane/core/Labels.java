package infoplane.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The labels Y of a sample: one class per row, or for soft labels the probabilities p(y|x) of the classes in each row.
 * Never modified.
 */
public final class Labels {
    private final int[] classes;
    private final double @Nullable [] probabilities;
    private final int classCount;
    private final int[] classSizes;

    private Labels(int[] classes, double @Nullable [] probabilities, int classCount) {
        this.classes = classes;
        this.probabilities = probabilities;
        this.classCount = classCount;
        this.classSizes = new int[classCount];
        for (int classOfRow : classes) {
            classSizes[classOfRow]++;
        }
    }

    /** @param classes the class of each row, 0 to {@code classCount} − 1; copied */
    public static Labels hard(int[] classes, int classCount) {
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] < 0 || classes[row] >= classCount) {
                throw new IllegalArgumentException("the label of row " + row + " is " + classes[row]
                        + " but must be between 0 and " + (classCount - 1));
            }
        }
        return new Labels(classes.clone(), null, classCount);
    }

    /** As many classes as the largest label says. */
    public static Labels hard(int... classes) {
        return hard(classes, Arrays.stream(classes).max().orElse(-1) + 1);
    }

    /**
     * @param classes a class of each row drawn from its probabilities: what a network is trained on
     * @param probabilities p(y|x), row by row, each row summing to 1; copied
     */
    public static Labels soft(int[] classes, double[] probabilities, int classCount) {
        if (probabilities.length != classes.length * classCount) {
            throw new IllegalArgumentException(
                    probabilities.length + " probabilities do not make " + classes.length + " rows of " + classCount);
        }
        return new Labels(classes.clone(), probabilities.clone(), classCount);
    }

    public int count() {
        return classes.length;
    }

    public int classCount() {
        return classCount;
    }

    public boolean isSoft() {
        return probabilities != null;
    }

    public int classOf(int row) {
        return classes[row];
    }

    /** p(y|x) of one class in one row; 0 or 1 for hard labels. */
    public double probability(int row, int label) {
        if (probabilities != null) {
            return probabilities[row * classCount + label];
        }
        return classes[row] == label ? 1 : 0;
    }

    /** The class of each row; a copy. */
    public int[] toClasses() {
        return classes.clone();
    }

    /** How many rows each class has, by {@link #classOf}; a copy. */
    public int[] classSizes() {
        return classSizes.clone();
    }

    /** p(y), the mean over rows. */
    public double[] classShares() {
        double[] shares = new double[classCount];
        for (int row = 0; row < classes.length; row++) {
            for (int label = 0; label < classCount; label++) {
                shares[label] += probability(row, label);
            }
        }
        for (int label = 0; label < classCount; label++) {
            shares[label] /= classes.length;
        }
        return shares;
    }

    /** H(Y) of the class shares. */
    public Information entropy() {
        double nats = 0;
        for (double share : classShares()) {
            nats -= share > 0 ? share * Math.log(share) : 0;
        }
        return Information.ofNats(nats + 0.0);
    }

    /** The labels of the named rows, in the given order; the number of classes stays. */
    public Labels select(int[] rows) {
        int[] picked = new int[rows.length];
        double[] pickedProbabilities = probabilities == null ? null : new double[rows.length * classCount];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = classes[rows[i]];
            if (probabilities != null && pickedProbabilities != null) {
                System.arraycopy(probabilities, rows[i] * classCount, pickedProbabilities, i * classCount, classCount);
            }
        }
        return new Labels(picked, pickedProbabilities, classCount);
    }
}
