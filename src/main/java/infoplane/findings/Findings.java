package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.measuring.FindingEpochs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run says about the questions that it was made for. Everything but the diffusion rests on the epochs of
 * {@link FindingEpochs}, so that the schedule changes nothing where their points are there.
 *
 * @param learning whether the network learnt anything
 * @param compression per estimator and layer, how far I(X;T) fell from its maximum
 * @param phases per estimator and layer, the fitting and compression phases that were found
 * @param diffusion per layer, where the gradient's noise overtook its mean
 * @param laws per estimator, whether the estimates obey what information must obey
 * @param claims the claims of the literature, as far as this run can say
 */
public record Findings(
        Learning learning,
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
     * @param maximumEpoch the first epoch with the maximum
     * @param endEpoch the last epoch that was measured
     * @param compresses whether that is compression; none where it cannot be told
     * @param reason why it cannot be told; null where it can
     */
    public record Compression(
            String estimator,
            int layer,
            Information maximum,
            int maximumEpoch,
            Information end,
            int endEpoch,
            Information fall,
            Vote compresses,
            @Nullable Reason reason) {}

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
     * @param from first epoch
     * @param to last epoch
     * @param slope robust slope in bits per factor e of epochs: of I(T;Y) while fitting, of I(X;T) while compressing; NaN
     *     where there are fewer than three points
     * @param low lower end of its 95 % interval
     * @param high upper end of its 95 % interval
     * @param change of the same amount from the first epoch to the last, bits
     */
    public record Phase(
            String estimator,
            int layer,
            PhaseKind kind,
            int from,
            int to,
            double slope,
            double low,
            double high,
            double change) {}

    /**
     * Drift to diffusion: the epoch from which the median signal-to-noise ratio of the gradient stays below 1.
     *
     * @param epoch null if the ratio never stays below 1, or there are no minibatches to tell
     * @param firstEpoch the first with minibatches to tell; null where there were none
     */
    public record Diffusion(
            int layer, @Nullable Integer epoch, @Nullable Integer firstEpoch) {
        /** Whether there were minibatches to tell. */
        boolean recorded() {
            return firstEpoch != null;
        }
    }

    /**
     * A law that true information obeys.
     *
     * @param checked how many comparisons were made
     * @param broken how many were broken by more than 0.1 bit
     * @param worst the largest excess; not above zero if the law holds everywhere
     * @param worstLayer where that is; 0 for nowhere
     * @param worstEpoch when that is
     */
    public record Law(
            String estimator,
            LawKind kind,
            int checked,
            int broken,
            Information worst,
            int worstLayer,
            int worstEpoch) {}

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
        Learning learning = Learning.of(results);
        List<LayerCase> cases = LayerCase.all(results, curves, learning);
        List<Phase> phases =
                PhaseFinder.phases(cases, results.settings().network().layerCount());
        List<Diffusion> diffusion = GradientPhases.diffusion(results.training());
        List<Law> laws = LawChecks.of(curves, results.ceilings());
        List<Claim> claims = new ClaimChecks(results, learning, cases, phases, diffusion, laws).all();
        return new Findings(
                learning,
                cases.stream()
                        .filter(LayerCase::hasInput)
                        .map(LayerCase::compression)
                        .toList(),
                phases,
                diffusion,
                laws,
                claims);
    }
}
