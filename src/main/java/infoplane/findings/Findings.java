package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.experiment.Studies;
import infoplane.measuring.FindingEpochs;
import infoplane.scales.GaugeAudit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a run. All but the diffusion use only the epochs of {@link FindingEpochs}. Therefore the schedule does not
 * influence them if these epochs were measured.
 *
 * @param learning whether the network learnt
 * @param compression for each estimator and layer, how far I(X;T) fell from its maximum
 * @param phases for each estimator and layer, the fitting and compression phases that were found
 * @param diffusion for each layer, when the noise of the gradient overtook its mean
 * @param distances for each estimator and layer, how far from the bottleneck limit it is; empty without soft labels
 * @param laws for each estimator, whether the estimates obey the laws of information
 * @param claims the claims of the literature, as far as this run can judge them
 * @param studies what was asked of the run besides its plane, as it is
 */
public record Findings(
        Learning learning,
        List<Compression> compression,
        List<Phase> phases,
        List<Diffusion> diffusion,
        List<LimitDistance> distances,
        List<Law> laws,
        List<Claim> claims,
        Studies studies) {
    /**
     * A layer compresses if its final I(X;T) is below its maximum by more than this. Published compression is several bits;
     * over five seeds, ReLU layers fall by up to 0.3 bits with bins of the whole run.
     */
    public static final double COMPRESSES_BITS = GaugeAudit.THRESHOLD_BITS;

    /**
     * The maximum of I(X;T) over epochs minus its final value.
     *
     * @param maximumEpoch first epoch with the maximum
     * @param endEpoch last measured epoch
     * @param compresses whether the fall counts as compression; {@link Vote#NONE} if this cannot be decided
     * @param reason why it cannot be decided; null if it can
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
     * A phase of training.
     *
     * @param from first epoch
     * @param to last epoch
     * @param slope robust slope in bits per factor e of epochs: of I(T;Y) for fitting, of I(X;T) for compression; NaN with
     *     fewer than three points
     * @param low lower end of the 95 % interval of the slope
     * @param high upper end of the 95 % interval of the slope
     * @param change change of the same amount from the first epoch to the last, bits
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
     * @param epoch null if the ratio never stays below 1, or no ratio was recorded
     * @param firstEpoch first epoch with a recorded ratio; null without minibatches
     */
    public record Diffusion(
            int layer, @Nullable Integer epoch, @Nullable Integer firstEpoch) {
        /** Whether a ratio was recorded, which needs minibatches. */
        boolean recorded() {
            return firstEpoch != null;
        }
    }

    /**
     * The comparisons of estimates with a law that true information obeys.
     *
     * @param checked number of comparisons
     * @param broken number of comparisons that exceed the law by more than 0.1 bit
     * @param worst largest excess; not above zero if the law holds everywhere
     * @param worstLayer layer of the largest excess; 0 without comparisons
     * @param worstEpoch epoch of the largest excess
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
        distances = List.copyOf(distances);
        laws = List.copyOf(laws);
        claims = List.copyOf(claims);
    }

    /** Computes the findings. Quick, and deterministic. */
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
                LimitDistance.of(cases, results.ceilings(), learning.reason()),
                laws,
                claims,
                results.studies());
    }
}
