package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.experiment.Runs;
import infoplane.measuring.PlanePoint;
import infoplane.network.Activation;
import infoplane.network.EpochRecord;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs made of curves whose verdict is known. */
abstract class VerdictTestBase {
    static final int LAST = 1000;
    static final String ONE = "binning:idnns";
    static final String OTHER = "kde:upper:0.1";

    /** Falls from 8 to 5 bits in the first hundred epochs and stays there. */
    static final IntToDoubleFunction FALLS = epoch -> 8 - 3 * Math.min(1, epoch / 100.0);

    static final IntToDoubleFunction FLAT = epoch -> 8;
    static final IntToDoubleFunction AT_CEILING = epoch -> 11.9;

    /** I(T;Y) rises from 0 to 0.9 bits in the first hundred epochs. */
    static final IntToDoubleFunction LEARNS = epoch -> 0.9 * Math.min(1, epoch / 100.0);

    final List<PlanePoint> points = new ArrayList<>();

    final VerdictTestBase add(String estimator, int layer, IntToDoubleFunction input, IntToDoubleFunction label) {
        return add(estimator, layer, input, label, Set.of(), IntStream.rangeClosed(0, LAST));
    }

    final VerdictTestBase add(
            String estimator,
            int layer,
            IntToDoubleFunction input,
            IntToDoubleFunction label,
            Set<EstimateFlag> flags,
            IntStream epochs) {
        epochs.forEach(epoch -> points.add(new PlanePoint(
                estimator,
                epoch,
                layer,
                new PlaneEstimate(
                        Information.ofBits(input.applyAsDouble(epoch)),
                        Information.ofBits(label.applyAsDouble(epoch)),
                        null,
                        null,
                        null,
                        Information.ofBits(12),
                        null,
                        null,
                        flags))));
        return this;
    }

    /** Two hidden layers and the output; the hidden ones as given, the output flat. */
    final VerdictTestBase network(String estimator, IntToDoubleFunction hidden) {
        return add(estimator, 1, hidden, LEARNS)
                .add(estimator, 2, hidden, LEARNS)
                .add(estimator, 3, epoch -> 4, LEARNS);
    }

    static ExperimentSettings settings(Activation activation) {
        ExperimentSettings defaults = ExperimentSettings.defaults();
        return new ExperimentSettings(
                defaults.schemaVersion(),
                defaults.name(),
                defaults.seed(),
                defaults.backend(),
                defaults.dataset(),
                new NetworkSettings(List.of(4, 3), activation, List.of(), Initialisation.XAVIER),
                defaults.training(),
                defaults.measure(),
                1);
    }

    final RunResults results(Activation activation, double accuracy) {
        List<EpochRecord> training = List.of(new EpochRecord(LAST, 1, 1, accuracy, accuracy, List.of()));
        return Runs.of(settings(activation), training, points).withChance(0.5);
    }

    final Claim claim(int number) {
        return claim(number, Activation.TANH);
    }

    final Claim claim(int number, Activation activation) {
        return claim(Findings.of(results(activation, 0.99)), number);
    }

    static Claim claim(Findings findings, int number) {
        return findings.claims().get(number - 1);
    }

    static Reason rounded(@Nullable Reason reason) {
        return reason == null
                ? Reason.of(Reason.Kind.NOTHING_MEASURED)
                : new Reason(
                        reason.kind(), Math.rint(reason.value() * 1e9) / 1e9, Math.rint(reason.limit() * 1e9) / 1e9);
    }

    static void assertNotJudged(Reason.Kind why, Claim claim) {
        assertEquals(Verdict.NOT_JUDGED, claim.verdict(), claim.statement());
        assertEquals(why, claim.reasons().get(0).kind(), claim.statement());
    }

    /** Of an estimator that has no I(X;T), such as ross. */
    final VerdictTestBase labelOnly(int layer, IntToDoubleFunction label, EstimateFlag... flags) {
        IntStream.rangeClosed(0, LAST)
                .forEach(epoch -> points.add(new PlanePoint(
                        "ross:4",
                        epoch,
                        layer,
                        new PlaneEstimate(
                                null,
                                Information.ofBits(label.applyAsDouble(epoch)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Set.of(flags)))));
        return this;
    }

    final void refused(String estimator, int layer, IntStream epochs) {
        PlaneEstimate refused =
                new PlaneEstimate(null, null, null, null, null, null, null, null, Set.of(EstimateFlag.REFUSED));
        epochs.forEach(epoch -> points.add(new PlanePoint(estimator, epoch, layer, refused)));
    }

    final void coarse(int layer, IntToDoubleFunction input) {
        add(ONE, layer, input, LEARNS, Set.of(), IntStream.rangeClosed(0, 10).map(i -> 100 * i));
    }

    /** Signal-to-noise ratios of three layers that fall below 1 at an epoch, a tenth of it and ten times it. */
    static List<EpochRecord> gradients(int epochOfMedian) {
        List<EpochRecord> training = new ArrayList<>();
        for (int epoch = 0; epoch <= LAST; epoch++) {
            int now = epoch;
            training.add(new EpochRecord(
                    epoch,
                    1,
                    1,
                    0.99,
                    0.99,
                    IntStream.of(epochOfMedian / 10, epochOfMedian, epochOfMedian * 10)
                            .mapToObj(start -> new EpochRecord.LayerGradient(now < start ? 2 : 0.5, 1, 1))
                            .toList()));
        }
        return training;
    }
}
