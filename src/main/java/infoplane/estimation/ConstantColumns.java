package infoplane.estimation;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** Removes columns that never change. They hold no information, but no density exists with them. */
public final class ConstantColumns {
    private ConstantColumns() {}

    /** @param flags gets {@link EstimateFlag#COLUMNS_DROPPED} if any column was removed */
    public static Samples without(Samples rows, Set<EstimateFlag> flags) {
        int[] kept = IntStream.range(0, rows.columns())
                .filter(column -> !FiniteRows.areConstant(rows.columns(column, column + 1)))
                .toArray();
        if (kept.length == rows.columns()) {
            return rows;
        }
        flags.add(EstimateFlag.COLUMNS_DROPPED);
        double[] values = new double[rows.rows() * kept.length];
        Arrays.setAll(values, i -> rows.at(i / kept.length, kept[i % kept.length]));
        return Samples.ofDoubles(values, rows.rows(), kept.length);
    }

    /** @throws EstimationRefusedException if a column never changes; {@code rows} are the rows of class {@code label} */
    static void refuseWithinClass(Samples rows, int label) {
        for (int column = 0; column < rows.columns(); column++) {
            if (FiniteRows.areConstant(rows.columns(column, column + 1))) {
                throw new EstimationRefusedException(
                        "column " + column + " never changes within class " + label
                                + ", so that the entropy of the class is −∞",
                        Alternative.ROSS,
                        Alternative.MIXED_KSG);
            }
        }
    }
}
