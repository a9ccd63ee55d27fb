package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.critic.CriticBound;
import infoplane.critic.CriticPlan;
import infoplane.critic.CriticTraining;
import infoplane.critic.DivergedException;
import infoplane.critic.HeldOutBound;
import infoplane.density.NormalScores;
import infoplane.density.ValueOrder;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lower bounds of mutual information from critics. Columns are replaced by normal scores of their ranks: this changes no
 * information but removes heavy tails, on whose values training diverges. Classes become one column each. For a
 * deterministic network I(X;T) is infinite and the bound would only show its ceiling, so this estimator has no I(X;T).
 */
final class CriticEstimator implements Estimator {
    private static final double NEAR_CEILING = 0.95;
    private static final int MOST_HALVINGS = 2;

    private final String name;
    private final CriticPlan plan;
    private final CriticBound bound;

    CriticEstimator(String name, CriticPlan plan, CriticBound bound) {
        this.name = name;
        this.plan = plan;
        this.bound = bound;
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        requireEnough(a.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, null, null, flags);
        }
        Samples first = NormalScores.quantiles(ConstantColumns.without(a, flags));
        Samples second = NormalScores.quantiles(ConstantColumns.without(b, flags));
        int[] order = ValueOrder.of(first.beside(second)); // the critic draws halves and batches by position
        HeldOutBound result = train(first.select(order), second.select(order), flags);
        flags.addAll(flags(result, a.rows()));
        return new Estimate(result.value(), result.ceiling(), result.standardError(), flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, name);
        if (labelled.isTrivial()) {
            return labelled.zero();
        }
        requireEnough(layer.rows().rows());
        int[] classes = labelled.classes();
        float[] columns =
                new float[Checks.tableSize(classes.length, layer.labels().classCount())];
        for (int row = 0; row < classes.length; row++) {
            columns[row * layer.labels().classCount() + classes[row]] = 1;
        }
        Samples labels =
                Samples.ofOwnedFloats(columns, classes.length, layer.labels().classCount());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Samples rows = NormalScores.quantiles(ConstantColumns.without(layer.rows(), flags));
        HeldOutBound result = train(rows, labels, flags);
        flags.addAll(flags(result, classes.length));
        flags.forEach(labelled::flag);
        return labelled.point(result.value(), null, result::standardError);
    }

    /** Trains the critic. If training diverges, tries half the learning rate and then a quarter. */
    private HeldOutBound train(Samples a, Samples b, Set<EstimateFlag> flags) {
        CriticPlan slower = plan;
        for (int halvings = 0; ; halvings++) {
            try {
                return CriticTraining.train(a, b, slower, bound);
            } catch (DivergedException diverged) {
                if (halvings == MOST_HALVINGS) {
                    throw new EstimationRefusedException("training the critic diverged, also with a learning rate of "
                            + slower.learningRate() + " at step " + diverged.step() + "; try a smaller learningRate");
                }
                flags.add(EstimateFlag.RATE_HALVED);
                slower = slower.slower();
            }
        }
    }

    private static Set<EstimateFlag> flags(HeldOutBound result, int rows) {
        Set<EstimateFlag> flags = EnumSet.of(EstimateFlag.LOWER_BOUND);
        CalibratedRange.checkCritic(rows, flags);
        if (result.value().nats() >= NEAR_CEILING * result.ceiling().nats()) {
            flags.add(EstimateFlag.AT_CEILING);
        }
        return flags;
    }

    private static void requireEnough(int rows) {
        if (rows < CriticTraining.LEAST_ROWS) {
            throw new EstimationRefusedException("there " + (rows == 1 ? "is 1 row" : "are " + rows + " rows")
                    + " but a critic, which is trained on one half and tested on the other, needs at least "
                    + CriticTraining.LEAST_ROWS);
        }
    }
}
