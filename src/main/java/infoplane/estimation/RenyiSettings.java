package infoplane.estimation;

import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Setting;

/**
 * Settings of matrix-based Rényi entropy of the Gram matrices of batches (Sánchez Giraldo, Rao and Príncipe 2015).
 *
 * @param alpha order of the entropy, above 0, at most 100 and not 1; 1.01 in the published work
 * @param widthFactor γ in the kernel's width γ √d n^(−1/(4+d)), over 0
 * @param batch rows per Gram matrix, 2 to 2000; the estimate cannot exceed the logarithm of this number
 * @param batches number of batches that are averaged, 1 to 10000; fewer if there are not enough rows
 */
public record RenyiSettings(
        @Setting(label = "Alpha", help = "Order of the entropy, other than 1; published: 1.01.")
        double alpha,

        @Setting(label = "Width factor", help = "γ in the kernel's width γ √d n^(−1/(4+d)).")
        double widthFactor,

        @Setting(label = "Batch", help = "Rows to a Gram matrix; the estimate cannot exceed its logarithm.")
        int batch,

        @Setting(label = "Batches", help = "Batches that are averaged; fewer where rows are few.")
        int batches)
        implements EstimatorSettings {
    public RenyiSettings {
        Checks.positiveAtMost("alpha", alpha, 100);
        if (alpha == 1) {
            throw new NotAllowedException("alpha", "is 1", new Allowed.Fitting("must differ from it, such as 1.01"));
        }
        Checks.positive("widthFactor", widthFactor);
        Checks.between("batch", batch, 2, 2000);
        Checks.between("batches", batches, 1, 10_000);
    }

    public static RenyiSettings defaults() {
        return new RenyiSettings(1.01, 1, 500, 8);
    }

    @Override
    public String id() {
        return "renyi:" + alpha + ":" + widthFactor + ":" + batch + ":" + batches;
    }

    @Override
    public EstimatorName name() {
        return EstimatorName.of("Rényi", "Matrix-based Rényi entropy")
                .with("α = " + EstimatorName.number(alpha))
                .usually("width factor 1", "width factor " + EstimatorName.number(widthFactor))
                .usually("batches of 500", "batches of " + batch)
                .usually("8 batches", batches + " batches");
    }

    @Override
    public EstimatorDescription description() {
        return new EstimatorDescription(
                "Matrix-based Rényi entropy",
                "I(A;B) = S(K_A) + S(K_B) − S(K_A∘K_B), S(K) = ln Σ λᵢ^α / (1−α), λ eigenvalues of K / tr K; inputs as distinct",
                "Sánchez Giraldo, Rao & Príncipe (2015); Yu et al. (2021)",
                "comparing wide layers of one network at one kernel width",
                "taken for Shannon information: values depend on the width, and cannot exceed the logarithm of the batch",
                "batches · batch³ time, batch² memory");
    }

    @Override
    public Estimator estimator() {
        return new RenyiEstimator(this);
    }
}
