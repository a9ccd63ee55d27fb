package infoplane.estimation;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.LncCorrection;
import infoplane.pairwise.Neighbourhoods;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The estimator of Gao, Ver Steeg and Galstyan (2015): the first estimator of Kraskov et al. plus the mean correction of the
 * joint space. For a layer, differential entropies with the same correction: I(T;Y) = H(T) − Σ p(y) H(T|y).
 */
final class LncEstimator implements Estimator {
    /** Greatest correction of one sample by itself, in nats. */
    private static final double MOST_ALONE = 0.1;

    private final LncSettings settings;
    private final boolean plain;

    LncEstimator(LncSettings settings) {
        this(settings, false);
    }

    private LncEstimator(LncSettings settings, boolean plain) {
        this.settings = settings;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new LncEstimator(settings, true);
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        ContinuousRows.requireNeighbours(settings.k(), a.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, null, null, flags);
        }
        ContinuousRows.require("A", a);
        ContinuousRows.require("B", b);
        Samples first = ConstantColumns.without(a, flags);
        Samples second = ConstantColumns.without(b, flags);
        LinearDependence.refusePair(first, second);
        CalibratedRange.checkRows(first.rows(), flags);
        double alpha = alpha(first.columns() + second.columns(), flags);
        if (alpha > 0) {
            refuseFlat("A", first);
            refuseFlat("B", second);
        }
        Information information = information(first, second, alpha);
        ToDoubleBiFunction<Samples, Samples> nats =
                (x, y) -> information(x, y, alpha).nats();
        BiFunction<Samples, Samples, @Nullable Information> errors =
                (x, y) -> plain ? null : SamplingError.ofPair(x, y, settings.k() + 1, nats);
        Information error = errors.apply(first, second);
        Doubts.checkScale(first, second, information, error, nats, errors, flags);
        return new Estimate(information, null, error, flags);
    }

    private Information information(Samples a, Samples b, double alpha) {
        Samples joint = a.beside(b);
        Neighbourhoods.Nearest nearest =
                Neighbourhoods.of(joint, Neighbourhoods.Norm.MAXIMUM).nearest(settings.k());
        return Information.ofNats(
                KsgEstimator.first(a, b, nearest).information().nats() + LncCorrection.mean(joint, nearest, alpha));
    }

    /**
     * Refuses a sample whose own columns depend on each other. The correction attributes every narrow neighbourhood in the
     * joint space to dependence between A and B, even if one sample alone causes it.
     */
    private void refuseFlat(String name, Samples rows) {
        if (rows.columns() == 1) {
            return;
        }
        double alone = LncCorrection.mean(
                rows,
                Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).nearest(settings.k()),
                LncCorrection.calibratedAlpha(settings.k(), rows.columns()));
        if (alone > MOST_ALONE) {
            throw new EstimationRefusedException(
                    "the columns of " + name
                            + " depend on each other (neighbours lie near a line or a surface), which lnc"
                            + " would take for dependence of A and B",
                    Alternative.KSG,
                    Alternative.MIXED_KSG);
        }
    }

    private double alpha(int dimensions, Set<EstimateFlag> flags) {
        if (settings.k() <= dimensions) {
            flags.add(EstimateFlag.UNCORRECTED);
            return 0; // k neighbours lie in a plane, whatever the density
        }
        Double given = settings.alpha();
        return given == null ? LncCorrection.calibratedAlpha(settings.k(), dimensions) : given;
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        return new EntropyEstimator(new CorrectedEntropy(), "lnc", plain).layer(layer);
    }

    /**
     * Kozachenko and Leonenko's entropy minus the mean correction, because the volumes that hold the neighbours are smaller.
     */
    private final class CorrectedEntropy implements DifferentialEntropy {
        @Override
        public int fewestRows() {
            return settings.k() + 1;
        }

        @Override
        public double nats(Samples rows, Set<EstimateFlag> flags) {
            CalibratedRange.checkRows(rows.rows(), flags);
            Neighbourhoods.Nearest nearest =
                    Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).nearest(settings.k());
            double alpha = rows.columns() == 1 ? 0 : alpha(rows.columns(), flags);
            return KozachenkoLeonenko.nats(rows, nearest) - LncCorrection.mean(rows, nearest, alpha);
        }
    }
}
