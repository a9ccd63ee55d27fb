package infoplane.calibration;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.function.Function;

/** Puts the result of a self-check into words, with its numbers. */
public final class SelfCheckWords {
    private SelfCheckWords() {}

    /**
     * One sentence without a full stop.
     *
     * @param flag one of the check's flags; any other flag gets its general explanation
     * @param amount formats an amount with its unit, such as {@code 2.50 bits}
     */
    public static String of(EstimateFlag flag, SelfCheck check, Function<Information, String> amount) {
        SelfCheck.Twin twin = check.twin();
        SelfCheck.Halves halves = check.halves();
        SelfCheck.Rounding rounding = check.rounding();
        if (flag == EstimateFlag.BIASED_HERE && twin != null) {
            return "on Gaussian data made like these, with as many rows and columns and the same "
                    + (check.quantity() == SelfCheck.Quantity.LABEL
                            ? "means and covariances of the classes"
                            : "correlations")
                    + ", it gives " + amount.apply(twin.mean()) + " of " + amount.apply(twin.truth());
        }
        if (flag == EstimateFlag.UNLIKE_TWIN && twin != null) {
            return check.quantity().symbol() + " is " + amount.apply(check.estimate())
                    + " here and " + amount.apply(twin.mean()) + " (spread " + amount.apply(twin.deviation())
                    + ") on Gaussian data made like these: they are so unlike that its bias here is not known";
        }
        if (flag == EstimateFlag.RISES_WITH_N && halves != null) {
            return "not settled with the number of rows: half of them give " + amount.apply(halves.mean()) + ", all "
                    + amount.apply(check.estimate());
        }
        if (flag == EstimateFlag.ROUNDING_SENSITIVE && rounding != null) {
            return check.quantity().symbol() + " depends on the last bit of the activations: "
                    + amount.apply(check.estimate()) + " as they are, " + amount.apply(rounding.up())
                    + " where each is one unit in the last place higher, " + amount.apply(rounding.down())
                    + " where each is one lower"
                    + (rounding.nearer() == null
                            ? ""
                            : ", " + amount.apply(rounding.nearer()) + " where each is one nearer to 0");
        }
        if (flag == EstimateFlag.UNCHECKABLE && check.obstacle() != null) {
            return "nothing tells whether it is right here: " + check.obstacle();
        }
        return flag.explanation();
    }
}
