package infoplane.calibration;

import infoplane.calibration.SelfCheck.Halves;
import infoplane.calibration.SelfCheck.Quantity;
import infoplane.calibration.SelfCheck.Rounding;
import infoplane.calibration.SelfCheck.Twin;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import infoplane.density.KernelTerms;
import infoplane.estimation.CheckKind;
import infoplane.estimation.ConstantColumns;
import infoplane.estimation.Deviation;
import infoplane.estimation.Doubts;
import infoplane.estimation.Estimate;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.Estimator;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Compares estimates with other estimates by the same estimator (see {@link SelfCheck}). */
public final class SelfChecks {
    private static final int TWINS = 4;
    private static final int SPLITS = 3;
    private static final double BIASED_NATS = 0.1;
    private static final double BIASED_SHARE = 0.1;
    private static final double DEVIATIONS = 3;
    private static final double BIAS_ERRORS = 2;
    private static final double ROUNDED_BITS = 0.05;
    /** With fewer columns, neighbours are near whatever the data are like, so twins are a fair comparison. */
    private static final int FEWEST_JOINT_COLUMNS = 3;

    private SelfChecks() {}

    /**
     * Checks an estimate of I(A;B).
     *
     * @param estimate by this estimator, of these samples
     * @return empty if the estimator has no check, or if the samples are constant
     */
    public static Optional<SelfCheck> ofPair(EstimatorSettings settings, Samples a, Samples b, Estimate estimate) {
        Set<CheckKind> kinds = settings.checks();
        if (kinds.isEmpty() || estimate.flags().contains(EstimateFlag.CONSTANT_LAYER)) {
            return Optional.empty();
        }
        Estimator plain = settings.estimator().plain();
        Builder check = new Builder(Quantity.PAIR, estimate.information());
        if (kinds.contains(CheckKind.TWIN) || kinds.contains(CheckKind.TWIN_OF_PAIRS)) {
            Set<EstimateFlag> unused = EnumSet.noneOf(EstimateFlag.class);
            Samples first = ConstantColumns.without(a, unused);
            Samples second = ConstantColumns.without(b, unused);
            check.twins(() -> PairTwins.of(first, second), drawn -> nats(plain.pair(drawn.a(), drawn.b())));
            check.compareWithTwins(first.columns() + second.columns());
            check.halves(
                    random -> Shuffle.permutation(a.rows(), random),
                    part -> nats(plain.pair(a.select(part), b.select(part))));
        }
        if (kinds.contains(CheckKind.ROUNDING)) {
            check.rounding(
                    Quantity.PAIR,
                    estimate.information(),
                    plain.pair(LastPlace.up(a), LastPlace.up(b)).information(),
                    plain.pair(LastPlace.down(a), LastPlace.down(b)).information(),
                    plain.pair(LastPlace.nearerZero(a), LastPlace.nearerZero(b)).information());
        }
        return Optional.of(check.build());
    }

    private static double nats(Estimate estimate) {
        return estimate.information().nats();
    }

    /**
     * Checks an estimate of a layer: I(T;Y) against twins and halves, or both I(X;T) and I(T;Y) against rounding.
     *
     * @param estimate by this estimator, of this layer
     * @return empty if the estimator has no check, or if there is nothing to check
     */
    public static Optional<SelfCheck> ofLayer(EstimatorSettings settings, LayerSample layer, PlaneEstimate estimate) {
        Set<CheckKind> kinds = settings.checks();
        Information label = estimate.labelInformation();
        boolean nothing = estimate.flags().contains(EstimateFlag.CONSTANT_LAYER)
                || estimate.flags().contains(EstimateFlag.REFUSED);
        if (nothing) {
            return Optional.empty();
        }
        if (kinds.contains(CheckKind.ROUNDING)) {
            return Optional.of(rounding(settings.estimator().plain(), layer, estimate));
        }
        if (!kinds.contains(CheckKind.TWIN)
                || label == null
                || layer.labels().isSoft()
                || estimate.flags().contains(EstimateFlag.ONE_CLASS)) {
            return Optional.empty();
        }
        return Optional.of(neighbours(settings.estimator().plain(), layer, label));
    }

    /** The result for a layer whose estimate could have been checked but was not. */
    public static Optional<SelfCheck> turnedOff(EstimatorSettings settings, PlaneEstimate estimate) {
        Information label = estimate.labelInformation();
        boolean checkable =
                settings.checks().contains(CheckKind.TWIN) || settings.checks().contains(CheckKind.ROUNDING);
        return checkable && label != null ? Optional.of(turnedOff(Quantity.LABEL, label)) : Optional.empty();
    }

    /** The result for two samples whose estimate could have been checked but was not. */
    public static Optional<SelfCheck> turnedOff(EstimatorSettings settings, Estimate estimate) {
        return settings.checks().isEmpty()
                ? Optional.empty()
                : Optional.of(turnedOff(Quantity.PAIR, estimate.information()));
    }

    private static SelfCheck turnedOff(Quantity quantity, Information estimate) {
        return new SelfCheck(quantity, estimate, null, null, null, null, Set.of(EstimateFlag.UNCHECKED));
    }

    private static SelfCheck neighbours(Estimator plain, LayerSample layer, Information label) {
        Builder check = new Builder(Quantity.LABEL, label);
        int[] classes = layer.labels().toClasses();
        Samples rows = ConstantColumns.without(layer.rows(), EnumSet.noneOf(EstimateFlag.class));
        check.twins(
                () -> ClassTwin.of(rows, classes),
                drawn -> nats(plain.layer(LayerSample.of(
                        drawn.a(), Optional.ofNullable(drawn.labels()).orElseThrow()))));
        check.compareWithTwins(rows.columns() + 1);
        check.halves(
                random -> byClass(classes, random),
                part -> nats(plain.layer(
                        LayerSample.of(layer.rows().select(part), layer.labels().select(part)))));
        return check.build();
    }

    private static double nats(PlaneEstimate estimate) {
        Information label = estimate.labelInformation();
        if (label == null) {
            throw new EstimationRefusedException(EstimateFlag.NO_LABEL_INFORMATION.explanation());
        }
        return label.nats();
    }

    /** An order of the rows in which the even positions hold half of every class. */
    private static int[] byClass(int[] classes, RandomGenerator random) {
        int[] order = Shuffle.permutation(classes.length, random);
        return Arrays.stream(order)
                .boxed()
                .sorted((one, other) -> Integer.compare(classes[one], classes[other]))
                .mapToInt(row -> row)
                .toArray();
    }

    private static SelfCheck rounding(Estimator plain, LayerSample layer, PlaneEstimate estimate) {
        Builder check = new Builder(Quantity.INPUT, Information.ZERO);
        PlaneEstimate up = plain.layer(layer.withRows(LastPlace.up(layer.rows())));
        PlaneEstimate down = plain.layer(layer.withRows(LastPlace.down(layer.rows())));
        PlaneEstimate nearer = plain.layer(layer.withRows(LastPlace.nearerZero(layer.rows())));
        check.rounding(
                Quantity.INPUT,
                estimate.inputInformation(),
                up.inputInformation(),
                down.inputInformation(),
                nearer.inputInformation());
        check.rounding(
                Quantity.LABEL,
                estimate.labelInformation(),
                up.labelInformation(),
                down.labelInformation(),
                nearer.labelInformation());
        return check.build();
    }

    /** Collects the checks of one estimate. */
    private static final class Builder {
        private Quantity quantity;
        private Information estimate;
        private final EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        private @Nullable Twin twin;
        private @Nullable Halves halves;
        private @Nullable Rounding rounding;
        private @Nullable String obstacle;

        Builder(Quantity quantity, Information estimate) {
            this.quantity = quantity;
            this.estimate = estimate;
        }

        private interface Maker {
            DataTwin make();
        }

        void twins(Maker maker, ToDoubleFunction<CalibrationTask.Drawn> nats) {
            try {
                DataTwin model = maker.make();
                RandomGenerator random = new Seed(0).stream("twins");
                double[] values = new double[TWINS];
                for (int i = 0; i < TWINS; i++) {
                    values[i] = nats.applyAsDouble(model.draw(random));
                }
                Twin made = twin(model, values);
                twin = made;
                double bias = Math.abs(made.mean().minus(made.truth()).nats());
                double limit = Math.max(BIASED_NATS, BIASED_SHARE * made.truth().nats());
                if (!(bias <= limit) && !(bias <= BIAS_ERRORS * made.error())) {
                    flags.add(EstimateFlag.BIASED_HERE);
                }
            } catch (EstimationRefusedException noTwin) {
                obstacle = noTwin.getMessage();
                flags.add(EstimateFlag.UNCHECKABLE);
            }
        }

        private static Twin twin(DataTwin model, double[] nats) {
            return new Twin(
                    model.truth(),
                    model.truthError(),
                    Information.ofNats(KernelTerms.mean(nats)),
                    Information.ofNats(Deviation.of(nats)),
                    nats.length);
        }

        /**
         * Flags an estimate that differs from the twins' estimates. A twin has only linear dependence, so its bias says
         * nothing about data with a very different estimate.
         */
        void compareWithTwins(int jointColumns) {
            Twin made = twin;
            if (made == null || jointColumns < FEWEST_JOINT_COLUMNS) {
                return;
            }
            double difference = Math.abs(estimate.minus(made.mean()).nats());
            if (differs(difference, made.mean().nats(), made.deviation().nats())) {
                flags.add(EstimateFlag.UNLIKE_TWIN);
            }
        }

        private static boolean differs(double difference, double of, double deviation) {
            return !(difference <= Math.max(Doubts.DIFFERENT_NATS, Doubts.DIFFERENT_SHARE * Math.abs(of)))
                    && !(difference <= DEVIATIONS * deviation);
        }

        private interface Order {
            int[] of(RandomGenerator random);
        }

        void halves(Order order, ToDoubleFunction<int[]> nats) {
            RandomGenerator random = new Seed(0).stream("halves");
            double[] values = new double[2 * SPLITS];
            try {
                for (int split = 0; split < SPLITS; split++) {
                    int[] rows = order.of(random);
                    for (int half = 0; half < 2; half++) {
                        values[2 * split + half] = nats.applyAsDouble(everySecond(rows, half));
                    }
                }
            } catch (EstimationRefusedException tooFew) {
                return;
            }
            double error = Deviation.of(values) / Math.sqrt(2); // all rows are twice as many
            halves = new Halves(Information.ofNats(KernelTerms.mean(values)), Information.ofNats(error));
            double difference = Math.abs(estimate.nats() - KernelTerms.mean(values));
            if (differs(difference, estimate.nats(), error)) {
                flags.add(EstimateFlag.RISES_WITH_N);
            }
        }

        private static int[] everySecond(int[] rows, int first) {
            int[] some = new int[(rows.length - first + 1) / 2];
            Arrays.setAll(some, i -> rows[2 * i + first]);
            Arrays.sort(some);
            return some;
        }

        /** Of several quantities, keeps the one with the largest change. */
        void rounding(
                Quantity of,
                @Nullable Information as,
                @Nullable Information up,
                @Nullable Information down,
                @Nullable Information nearer) {
            if (as == null || up == null || down == null) {
                return;
            }
            Rounding found = new Rounding(up, down, nearer);
            Rounding before = rounding;
            if (before == null || found.change(as) > before.change(estimate)) {
                quantity = of;
                estimate = as;
                rounding = found;
            }
            if (found.change(as) > Information.ofBits(ROUNDED_BITS).nats()) {
                flags.add(EstimateFlag.ROUNDING_SENSITIVE);
            }
        }

        SelfCheck build() {
            return new SelfCheck(quantity, estimate, twin, halves, rounding, obstacle, flags);
        }
    }
}
