package infoplane.findings;

import infoplane.estimation.EstimateFlag;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.network.EpochRecord;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The result of one estimator for one layer of one run of a sweep. A run that did not finish has one row, without estimator
 * and layer.
 *
 * @param run name of the run, within the folder of runs
 * @param seed seed of its experiment
 * @param values one value for each field of the sweep; empty where the field does not concern the estimator
 * @param status how far the run has come
 * @param accuracyTrain accuracy on the training rows at the end; NaN if unknown
 * @param accuracyTest accuracy on the test rows at the end; NaN if unknown
 * @param estimator canonical id; empty if there is none
 * @param layer 1 for the first hidden layer; 0 if there is none
 * @param maximumBits largest I(X;T) over epochs; NaN if none was measured, as all that follows
 * @param maximumEpoch first epoch with the largest I(X;T); -1 if there is none
 * @param endBits I(X;T) at the last epoch
 * @param labelEndBits I(T;Y) at the last epoch
 * @param fallBits the largest I(X;T) minus that at the end
 * @param judged {@code yes} if the layer has a vote on compression, else why it has none or why the run did not finish
 */
public record SweepRow(
        String run,
        long seed,
        List<String> values,
        RunStatus status,
        double accuracyTrain,
        double accuracyTest,
        String estimator,
        int layer,
        double maximumBits,
        int maximumEpoch,
        double endBits,
        double labelEndBits,
        double fallBits,
        String judged)
        implements Serializable {
    /** What {@link #judged} says of a layer that has a vote. */
    public static final String JUDGED = "yes";

    public SweepRow {
        values = List.copyOf(values);
    }

    /** A run without results. @param why why it has none; empty if it has not ended */
    public static SweepRow without(String run, long seed, RunStatus status, String why) {
        return unmeasured(run, seed, status, Double.NaN, Double.NaN, why);
    }

    private static SweepRow unmeasured(
            String run, long seed, RunStatus status, double accuracyTrain, double accuracyTest, String why) {
        return new SweepRow(
                run,
                seed,
                List.of(),
                status,
                accuracyTrain,
                accuracyTest,
                "",
                0,
                Double.NaN,
                -1,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                why);
    }

    /** The rows of a run, by estimator and layer. @param run its name */
    public static List<SweepRow> of(String run, RunResults results) {
        List<EpochRecord> training = results.training();
        EpochRecord last = training.isEmpty() ? null : training.get(training.size() - 1);
        double train = last == null ? Double.NaN : last.accuracyTrain();
        double test = last == null ? Double.NaN : last.accuracyTest();
        long seed = results.settings().seed();
        if (results.status() != RunStatus.FINISHED) {
            return List.of(unmeasured(run, seed, results.status(), train, test, results.message()));
        }
        List<SweepRow> rows = new ArrayList<>();
        for (LayerCase layer : LayerCase.all(results, Curve.all(results), Learning.of(results))) {
            Curve curve = layer.curve();
            boolean input = curve.hasInput();
            int best = input ? curve.indexOfMaximum() : -1;
            rows.add(new SweepRow(
                    run,
                    seed,
                    List.of(),
                    results.status(),
                    train,
                    test,
                    layer.estimator(),
                    layer.layer(),
                    input ? curve.inputBits(best) : Double.NaN,
                    input ? curve.epoch(best) : -1,
                    input ? curve.inputBits(curve.last()) : Double.NaN,
                    curve.hasLabel() ? curve.labelBits(curve.last()) : Double.NaN,
                    input ? layer.fall().bits() : Double.NaN,
                    judged(layer)));
        }
        return rows.isEmpty() ? List.of(unmeasured(run, seed, results.status(), train, test, results.message())) : rows;
    }

    /** A vote that rests on points with a warning says so, as {@link Evidence#warnings} counts them. */
    private static String judged(LayerCase layer) {
        Reason reason = layer.reason();
        if (reason != null) {
            return reason.kind().label();
        }
        String warnings = layer.evidence(true).warnings().stream()
                .map(EstimateFlag::label)
                .collect(Collectors.joining(" "));
        return warnings.isEmpty() ? JUDGED : Reason.Kind.FLAGGED.label() + ": " + warnings;
    }

    /** The same result as a row of a sweep. */
    public SweepRow with(List<String> newValues) {
        return new SweepRow(
                run,
                seed,
                newValues,
                status,
                accuracyTrain,
                accuracyTest,
                estimator,
                layer,
                maximumBits,
                maximumEpoch,
                endBits,
                labelEndBits,
                fallBits,
                judged);
    }

    /** Amounts of the row by the names of their columns in {@code sweep.csv}. */
    public double number(SweepColumn column) {
        return switch (column) {
            case ACCURACY_TRAIN -> accuracyTrain;
            case ACCURACY_TEST -> accuracyTest;
            case I_XT_MAX_BITS -> maximumBits;
            case EPOCH_OF_MAX -> maximumEpoch < 0 ? Double.NaN : maximumEpoch;
            case I_XT_END_BITS -> endBits;
            case I_TY_END_BITS -> labelEndBits;
            case FALL_BITS -> fallBits;
        };
    }

    /** Whether the row is of an estimator and a layer. */
    public boolean measured() {
        return !estimator.isEmpty();
    }
}
