package infoplane.experiment;

import infoplane.experiment.Findings.Phase;
import infoplane.experiment.Findings.PhaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Fitting: until I(T;Y) of the last hidden layer has made 90 % of its total rise. Compression: after it, where I(X;T) has a
 * negative robust slope against the logarithm of the epoch, with an interval that excludes 0.
 */
final class PhaseFinder {
    private static final double SHARE_OF_RISE = 0.9;
    /** A rise below this is not called one: it is within what one seed moves a network that learns nothing. */
    private static final double LEAST_RISE_BITS = 0.05;
    /** The slope looks at all pairs of epochs, so long runs are thinned, evenly in the logarithm. */
    private static final int MOST_EPOCHS = 400;

    private PhaseFinder() {}

    /** @param layers how many layers there are, the output included */
    static List<Phase> phases(List<Curve> curves, int layers) {
        List<Phase> phases = new ArrayList<>();
        for (Curve reference : curves) {
            if (reference.layer()
                    == Math.max(1, layers - 1)) { // the last hidden layer, or the output where there is none
                fittingEnd(reference).ifPresent(end -> addPhases(phases, curves, reference.estimator(), end));
            }
        }
        return phases;
    }

    private static OptionalInt fittingEnd(Curve curve) {
        double start = curve.labelBits(0);
        double rise = curve.labelBits(curve.size() - 1) - start;
        if (rise < LEAST_RISE_BITS) {
            return OptionalInt.empty();
        }
        for (int index = 0; index < curve.size(); index++) {
            if (curve.labelBits(index) >= start + SHARE_OF_RISE * rise) {
                return OptionalInt.of(curve.epoch(index));
            }
        }
        return OptionalInt.empty();
    }

    private static void addPhases(List<Phase> phases, List<Curve> curves, String estimator, int fittingEnd) {
        for (Curve curve : curves) {
            if (curve.estimator().equals(estimator)) {
                add(phases, curve, PhaseKind.FITTING, curve.epoch(0), fittingEnd);
                add(phases, curve, PhaseKind.COMPRESSION, fittingEnd, curve.epoch(curve.size() - 1));
            }
        }
    }

    private static void add(List<Phase> phases, Curve curve, PhaseKind kind, int from, int to) {
        List<Integer> span = span(curve, from, to);
        if (span.size() < 3) {
            return;
        }
        double[] x = new double[span.size()];
        double[] y = new double[span.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.log1p(curve.epoch(span.get(i))); // of epoch + 1, so that epoch 0 has a place
            y[i] = kind == PhaseKind.FITTING ? curve.labelBits(span.get(i)) : curve.inputBits(span.get(i));
        }
        TheilSen fit = TheilSen.of(x, y);
        if (kind == PhaseKind.FITTING || fit.negative()) {
            phases.add(new Phase(curve.estimator(), curve.layer(), kind, from, to, fit.slope(), fit.low(), fit.high()));
        }
    }

    private static List<Integer> span(Curve curve, int from, int to) {
        List<Integer> inside = new ArrayList<>();
        double step = Math.log((to + 1.0) / (from + 1.0)) / MOST_EPOCHS;
        double next = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < curve.size(); index++) {
            double at = Math.log1p(curve.epoch(index));
            if (curve.epoch(index) >= from && curve.epoch(index) <= to && at >= next) {
                inside.add(index);
                next = at + step;
            }
        }
        return inside;
    }
}
