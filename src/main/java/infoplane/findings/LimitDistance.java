package infoplane.findings;

import infoplane.core.Information;
import infoplane.measuring.Ceilings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far below the information bottleneck limit a layer is: the greatest I(T;Y) that any T can have at its I(X;T), minus its own.
 * Below 0 where an estimate breaks the limit. Only for soft labels whose limit is known: with labels that are a function of the
 * input the limit is H(Y) nearly everywhere. Shwartz-Ziv and Tishby (2017) say that training closes the distance.
 *
 * @param first at the first epoch
 * @param most its largest value
 * @param mostEpoch first epoch with it
 * @param end at the last epoch
 * @param closes whether it falls by more than {@link #CLOSES_BITS} to the end and ends within that of the limit;
 *     {@link Vote#NONE} if the network did not learn, or I(X;T) is at its ceiling at the end
 * @param reason why it is not judged; null if it is
 */
public record LimitDistance(
        String estimator,
        int layer,
        Information first,
        Information most,
        int mostEpoch,
        Information end,
        Vote closes,
        @Nullable Reason reason) {
    /** A rise of I(T;Y) by this much counts as fitting, and a distance within it as none. */
    public static final double CLOSES_BITS = 0.05;

    /** The distances of all layers with both amounts; empty without soft labels. */
    static List<LimitDistance> of(List<LayerCase> cases, Ceilings ceilings, @Nullable Reason unlearnt) {
        List<LimitDistance> distances = new ArrayList<>();
        if (ceilings.hasSoftLimit()) {
            cases.stream()
                    .filter(layer -> layer.hasInput() && layer.curve().hasLabel())
                    .forEach(layer -> distances.add(of(layer, ceilings, unlearnt)));
        }
        return distances;
    }

    private static LimitDistance of(LayerCase layer, Ceilings ceilings, @Nullable Reason unlearnt) {
        Curve curve = layer.curve();
        int largest = 0;
        for (int index = 1; index < curve.size(); index++) {
            largest = distance(curve, index, ceilings) > distance(curve, largest, ceilings) ? index : largest;
        }
        double most = distance(curve, largest, ceilings);
        double end = distance(curve, curve.last(), ceilings);
        Reason reason = unlearnt != null ? unlearnt : layer.saturated() ? layer.reason() : null;
        boolean closes = most - end > CLOSES_BITS && end <= CLOSES_BITS;
        return new LimitDistance(
                layer.estimator(),
                layer.layer(),
                Information.ofBits(distance(curve, 0, ceilings)),
                Information.ofBits(most),
                curve.epoch(largest),
                Information.ofBits(end),
                reason == null ? Vote.of(closes) : Vote.NONE,
                reason);
    }

    private static double distance(Curve curve, int index, Ceilings ceilings) {
        return ceilings.distance(Information.ofBits(curve.inputBits(index)), Information.ofBits(curve.labelBits(index)))
                .bits();
    }
}
