package infoplane.experiment;

import infoplane.core.Information;
import infoplane.experiment.Findings.Law;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The laws that true information obeys, held against the estimates. */
final class LawChecks {
    private static final double TOLERANCE_BITS = 0.1;

    private int checked;
    private int broken;
    private double worst = Double.NEGATIVE_INFINITY;

    private LawChecks() {}

    static List<Law> of(List<Curve> curves, Ceilings ceilings) {
        Map<String, Curve> byLayer = new HashMap<>();
        curves.forEach(curve -> byLayer.put(curve.estimator() + '\n' + curve.layer(), curve));
        List<Law> laws = new ArrayList<>();
        for (String estimator : curves.stream().map(Curve::estimator).distinct().toList()) {
            List<Curve> own =
                    curves.stream().filter(c -> c.estimator().equals(estimator)).toList();
            laws.add(processing(estimator, own, byLayer, true));
            laws.add(processing(estimator, own, byLayer, false));
            laws.add(bound(
                    estimator,
                    "I(X;T) ≤ H(X)",
                    own,
                    (curve, i) -> curve.inputBits(i) - ceilings.inputEntropy().bits()));
            laws.add(bound(
                    estimator,
                    "I(T;Y) ≤ I(X;Y)",
                    own,
                    (curve, i) -> curve.labelBits(i) - ceilings.label().bits()));
            laws.add(bound(estimator, "I(T;Y) ≤ I(X;T)", own, (curve, i) -> curve.labelBits(i) - curve.inputBits(i)));
        }
        return laws;
    }

    private interface Excess {
        double bits(Curve curve, int index);
    }

    private static Law bound(String estimator, String law, List<Curve> curves, Excess excess) {
        LawChecks check = new LawChecks();
        for (Curve curve : curves) {
            for (int index = 0; index < curve.size(); index++) {
                check.add(excess.bits(curve, index));
            }
        }
        return check.law(estimator, law);
    }

    private static Law processing(String estimator, List<Curve> curves, Map<String, Curve> byLayer, boolean ofInput) {
        LawChecks check = new LawChecks();
        for (Curve curve : curves) {
            Curve before = byLayer.get(estimator + '\n' + (curve.layer() - 1));
            if (before == null || before.size() != curve.size()) {
                continue;
            }
            for (int index = 0; index < curve.size(); index++) {
                check.add(
                        ofInput
                                ? curve.inputBits(index) - before.inputBits(index)
                                : curve.labelBits(index) - before.labelBits(index));
            }
        }
        return check.law(estimator, ofInput ? "I(X;T) falls from layer to layer" : "I(T;Y) falls from layer to layer");
    }

    private void add(double excessBits) {
        checked++;
        worst = Math.max(worst, excessBits);
        if (excessBits > TOLERANCE_BITS) {
            broken++;
        }
    }

    private Law law(String estimator, String law) {
        return new Law(estimator, law, checked, broken, Information.ofBits(checked == 0 ? 0 : worst));
    }
}
