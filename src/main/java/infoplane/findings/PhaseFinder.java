package infoplane.findings;

import infoplane.findings.Findings.Phase;
import infoplane.findings.Findings.PhaseKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the phases of training. Fitting lasts until I(T;Y) has made 90 % of its total rise, in the last hidden layer that is
 * not saturated and whose I(T;Y) rises; if there is none, in the output. Compression follows fitting, if I(X;T) then has a
 * negative robust slope against the logarithm of the epoch, with an interval that excludes 0.
 */
final class PhaseFinder {
    /** A share of H(Y). A layer with this I(T;Y) before training has nothing to fit. */
    static final double KNOWN = 0.95;

    private static final double SHARE_OF_RISE = 0.9;
    /** Least number of points for a slope with an interval. */
    private static final int FEWEST = 3;

    private static final TheilSen NO_SLOPE = new TheilSen(Double.NaN, Double.NaN, Double.NaN);

    private PhaseFinder() {}

    /** @param output number of the output layer */
    static List<Phase> phases(List<LayerCase> cases, int output) {
        List<Phase> phases = new ArrayList<>();
        for (String estimator :
                cases.stream().map(LayerCase::estimator).distinct().toList()) {
            List<LayerCase> own = cases.stream()
                    .filter(layer -> layer.estimator().equals(estimator))
                    .toList();
            reference(own, output).ifPresent(curve -> addPhases(phases, own, curve.epoch(indexOfFittingEnd(curve))));
        }
        return phases;
    }

    private static Optional<Curve> reference(List<LayerCase> own, int output) {
        Optional<Curve> hidden = own.stream()
                .filter(layer -> layer.layer() != output && !layer.saturated() && rises(layer.curve()))
                .sorted(Comparator.comparingInt(LayerCase::layer).reversed())
                .map(LayerCase::curve)
                .findFirst();
        return hidden.isPresent()
                ? hidden
                : own.stream()
                        .filter(layer -> layer.layer() == output && rises(layer.curve()))
                        .map(LayerCase::curve)
                        .findFirst();
    }

    /** Whether I(T;Y) rises by enough for a fitting phase; false if its first or last epoch was refused. */
    private static boolean rises(Curve curve) {
        return curve.hasLabel() && curve.refusedEnds() == null && ClaimKind.FITTING.yes(curve.labelRise());
    }

    /** The first point with 90 % of the rise of I(T;Y); the last point if I(T;Y) does not rise. */
    static int indexOfFittingEnd(Curve curve) {
        double start = curve.labelBits(0);
        double rise = curve.labelRise();
        for (int index = 0; rise > 0 && index < curve.size(); index++) {
            if (curve.labelBits(index) >= start + SHARE_OF_RISE * rise) {
                return index;
            }
        }
        return curve.last();
    }

    private static void addPhases(List<Phase> phases, List<LayerCase> own, int fittingEnd) {
        for (LayerCase layer : own) {
            Curve curve = layer.curve();
            int end = 0;
            while (end < curve.last() && curve.epoch(end + 1) <= fittingEnd) {
                end++;
            }
            if (curve.hasLabel()) {
                TheilSen fitting = slope(curve, 0, end, curve::labelBits);
                phases.add(phase(curve, PhaseKind.FITTING, 0, end, fitting, curve::labelBits));
            }
            TheilSen falling = curve.hasInput() ? slope(curve, end, curve.last(), curve::inputBits) : NO_SLOPE;
            if (falling.negative()) {
                phases.add(phase(curve, PhaseKind.COMPRESSION, end, curve.last(), falling, curve::inputBits));
            }
        }
    }

    private static TheilSen slope(Curve curve, int from, int to, IntToDoubleFunction bits) {
        return to - from + 1 < FEWEST ? NO_SLOPE : curve.slope(from, to, bits);
    }

    private static Phase phase(Curve curve, PhaseKind kind, int from, int to, TheilSen fit, IntToDoubleFunction bits) {
        return new Phase(
                curve.estimator(),
                curve.layer(),
                kind,
                curve.epoch(from),
                curve.epoch(to),
                fit.slope(),
                fit.low(),
                fit.high(),
                bits.applyAsDouble(to) - bits.applyAsDouble(from));
    }
}
