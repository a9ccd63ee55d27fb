package infoplane.findings;

import infoplane.core.Information;
import infoplane.findings.Findings.Law;
import infoplane.measuring.Ceilings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the estimates with the laws that true information obeys, at the epochs that findings use. */
final class LawChecks {
    private static final double TOLERANCE_BITS = 0.1;

    private int checked;
    private int broken;
    private double worst = Double.NEGATIVE_INFINITY;
    private int worstLayer;
    private int worstEpoch;

    private LawChecks() {}

    /** The amount by which a point breaks a law, in bits; not above 0 if the law holds. */
    private interface Excess {
        double bits(Curve curve, int index);
    }

    static List<Law> of(List<Curve> curves, Ceilings ceilings) {
        List<Law> laws = new ArrayList<>();
        for (String estimator : curves.stream().map(Curve::estimator).distinct().toList()) {
            List<Curve> own =
                    curves.stream().filter(c -> c.estimator().equals(estimator)).toList();
            for (LawKind kind : LawKind.values()) {
                List<Curve> able = own.stream().filter(c -> applies(kind, c)).toList();
                if (!able.isEmpty()) {
                    laws.add(kind.isOrder() ? order(estimator, kind, able) : bound(estimator, kind, able, ceilings));
                }
            }
        }
        return laws;
    }

    /** Whether the curve has the amounts that the law compares. */
    private static boolean applies(LawKind kind, Curve curve) {
        return switch (kind) {
            case INPUT_BOUND, INPUT_ORDER -> curve.hasInput();
            case LABEL_BOUND, LABEL_ORDER -> curve.hasLabel();
            default -> curve.hasInput() && curve.hasLabel();
        };
    }

    private static Law bound(String estimator, LawKind kind, List<Curve> curves, Ceilings ceilings) {
        Excess excess = switch (kind) {
            case INPUT_BOUND ->
                (curve, i) -> curve.inputBits(i) - ceilings.inputEntropy().bits();
            case LABEL_BOUND ->
                (curve, i) -> curve.labelBits(i) - ceilings.label().bits();
            default -> (curve, i) -> curve.labelBits(i) - curve.inputBits(i);
        };
        LawChecks check = new LawChecks();
        for (Curve curve : curves) {
            for (int index = 0; index < curve.size(); index++) {
                check.add(excess.bits(curve, index), curve, index);
            }
        }
        return check.law(estimator, kind);
    }

    /** Compares each layer with the layer before, at the epochs that both have: an estimator may refuse an epoch of one. */
    private static Law order(String estimator, LawKind kind, List<Curve> own) {
        Map<Integer, Curve> byLayer = new HashMap<>();
        own.forEach(curve -> byLayer.put(curve.layer(), curve));
        LawChecks check = new LawChecks();
        for (Curve curve : own) {
            @Nullable Curve before = byLayer.get(curve.layer() - 1);
            if (before != null) {
                for (int epoch : curve.epochsWith(before)) {
                    int index = curve.indexOf(epoch);
                    int other = before.indexOf(epoch);
                    double excess = kind == LawKind.INPUT_ORDER
                            ? curve.inputBits(index) - before.inputBits(other)
                            : curve.labelBits(index) - before.labelBits(other);
                    check.add(excess, curve, index);
                }
            }
        }
        return check.law(estimator, kind);
    }

    private void add(double excessBits, Curve curve, int index) {
        checked++;
        if (excessBits > worst) {
            worst = excessBits;
            worstLayer = curve.layer();
            worstEpoch = curve.epoch(index);
        }
        if (excessBits > TOLERANCE_BITS) {
            broken++;
        }
    }

    private Law law(String estimator, LawKind kind) {
        return new Law(
                estimator, kind, checked, broken, Information.ofBits(checked == 0 ? 0 : worst), worstLayer, worstEpoch);
    }
}
