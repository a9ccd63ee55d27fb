package infoplane.experiment;

import infoplane.core.Information;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says about the questions that it was made for.
 *
 * @param compression per estimator and layer, how far I(X;T) fell from its maximum
 * @param phases per estimator and layer, the fitting and compression phases that were found
 * @param diffusion per layer, where the gradient's noise overtook its mean
 * @param laws per estimator, whether the estimates obey what information must obey
 * @param claims the claims of the literature, as far as this run can say
 */
public record Findings(
        List<Compression> compression,
        List<Phase> phases,
        List<Diffusion> diffusion,
        List<Law> laws,
        List<Claim> claims) {
    /**
     * A layer compresses if I(X;T) ends more than this below its highest. Published compression is of bits; over five
     * seeds ReLU layers fall by up to 0.3 bit with bins of the whole run.
     */
    public static final double COMPRESSES_BITS = 0.5;

    /**
     * Maximum of I(X;T) over epochs minus its value at the end.
     *
     * @param maximumEpoch the first measured epoch with the maximum
     */
    public record Compression(
            String estimator, int layer, Information maximum, int maximumEpoch, Information end, Information fall) {}

    /** The two phases of Shwartz-Ziv and Tishby (2017). */
    public enum PhaseKind {
        FITTING("fitting"),
        COMPRESSION("compression");

        private final String label;

        PhaseKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A span of training.
     *
     * @param slope robust slope in bits per factor e of epochs: of I(T;Y) while fitting, of I(X;T) while compressing
     * @param low lower end of its 95 % interval
     * @param high upper end of its 95 % interval
     */
    public record Phase(
            String estimator, int layer, PhaseKind kind, int from, int to, double slope, double low, double high) {}

    /**
     * Drift to diffusion: the epoch from which the signal-to-noise ratio of the gradient stays below 1.
     *
     * @param epoch null if the ratio never falls below 1 for good, or there are no minibatches to tell
     */
    public record Diffusion(int layer, @Nullable Integer epoch) {}

    /**
     * A law that true information obeys.
     *
     * @param law in words
     * @param checked how many comparisons were made
     * @param broken how many were broken by more than 0.1 bit
     * @param worst the largest excess; not above zero if the law holds everywhere
     */
    public record Law(String estimator, String law, int checked, int broken, Information worst) {}

    /** What a run, or several, say about a claim. */
    public enum Verdict {
        SUPPORTED("supported"),
        NOT_SUPPORTED("not supported"),
        DEPENDS_ON_ESTIMATOR("depends on the estimator"),
        NOT_TESTED("not tested by this run");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param number as in the claims report, 1 to 9
     * @param evidence the numbers under the verdict
     */
    public record Claim(int number, String statement, Verdict verdict, String evidence) {}

    public Findings {
        compression = List.copyOf(compression);
        phases = List.copyOf(phases);
        diffusion = List.copyOf(diffusion);
        laws = List.copyOf(laws);
        claims = List.copyOf(claims);
    }

    /** Works the findings out; quick, and the same for the same results. */
    public static Findings of(RunResults results) {
        List<Curve> curves = Curve.all(results);
        List<Compression> compression = curves.stream().map(Curve::compression).toList();
        List<Phase> phases = PhaseFinder.phases(curves, results.layers().size());
        List<Diffusion> diffusion = GradientPhases.diffusion(results.training());
        List<Law> laws = LawChecks.of(curves, results.ceilings());
        List<Claim> claims = new ClaimChecks(results.settings().network(), compression, phases, diffusion, laws).all();
        return new Findings(compression, phases, diffusion, laws, claims);
    }
}
