package infoplane.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import infoplane.core.Checks;
import infoplane.core.Setting;
import org.jspecify.annotations.Nullable;

/** Which epochs are measured. The types are sealed and their names are in users' files: add names, never rename them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScheduleSettings.Every.class, name = "every"),
    @JsonSubTypes.Type(value = ScheduleSettings.Log.class, name = "log"),
    @JsonSubTypes.Type(value = ScheduleSettings.DeltaExact.class, name = "delta-exact"),
    @JsonSubTypes.Type(value = ScheduleSettings.DeltaApproximate.class, name = "delta-approximate")
})
public sealed interface ScheduleSettings {
    EpochSchedule schedule();

    /**
     * Every n-th kept epoch, and always the first and the last.
     *
     * @param epochs the step, at least 1
     */
    @Setting(label = "Every n-th epoch")
    record Every(
            @Setting(
                    label = "Step",
                    unit = "epochs",
                    help = "Every n-th epoch is measured; the first and the last always.")
            int epochs)
            implements ScheduleSettings {
        public Every {
            Checks.atLeast("epochs", epochs, 1);
        }

        public static Every defaults() {
            return new Every(1);
        }

        @Override
        public EpochSchedule schedule() {
            return FixedSchedule.every(epochs);
        }
    }

    /**
     * About {@code points} epochs, equally spaced in the logarithm of the epoch, and always the first and the last.
     *
     * @param points number of epochs, at least 2; Shwartz-Ziv and Tishby (2017) use 400
     */
    @Setting(label = "Evenly in log(epoch)")
    record Log(
            @Setting(
                    label = "Epochs",
                    help = "About how many epochs; the first and the last always. The published work: 400.")
            int points)
            implements ScheduleSettings {
        public Log {
            Checks.atLeast("points", points, 2);
        }

        public static Log defaults() {
            return new Log(400);
        }

        @Override
        public EpochSchedule schedule() {
            return FixedSchedule.log(points);
        }
    }

    /** The distance of two epochs, over all layers and both I(X;T) and I(T;Y). */
    enum Distance {
        /** The greatest absolute difference in bits. */
        @Setting(label = "In bits")
        @JsonProperty("raw")
        RAW,
        /** The greatest absolute difference, of I(X;T) in units of H(X) and of I(T;Y) in units of H(Y). */
        @Setting(label = "Scaled by H(X), H(Y)")
        @JsonProperty("scaled")
        SCALED
    }

    /**
     * Delta Skip Exact: consecutive measured epochs are at most δ apart, or adjacent.
     *
     * @param delta the greatest distance δ, greater than 0: in bits, or as a share of the entropies if scaled
     * @param multiplier growth factor of the walk's skip, 1 to 1000. The guarantee holds for any value; only the number of
     *     measured epochs changes
     * @param distance how epochs are compared
     * @param estimator id of the only estimator to compare; null for the maximum over all
     */
    @Setting(label = "Where it moves: Delta Skip Exact")
    record DeltaExact(
            @Setting(
                    label = "Distance δ",
                    help =
                            "Consecutive measured epochs are at most this far apart: in bits, or as a share of the entropies where scaled.")
            double delta,

            @Setting(label = "Multiplier", help = "By how much the step grows while nothing moves.")
            double multiplier,

            @Setting(label = "Compared", help = "The greatest difference over all layers and both I(X;T) and I(T;Y).")
            Distance distance,

            @Setting(
                    label = "By estimator",
                    help = "The name of the one estimator that is compared; empty: the greatest distance over all.")
            @Nullable
            String estimator)
            implements ScheduleSettings {
        public DeltaExact {
            DeltaChecks.check(delta, multiplier);
        }

        public static DeltaExact defaults() {
            return new DeltaExact(0.02, 2, Distance.SCALED, null);
        }

        @Override
        public EpochSchedule schedule() {
            return new DeltaSchedule(delta, multiplier, true);
        }
    }

    /**
     * Delta Skip Approximate: the walk of delta-exact without going back, so that no epoch must be kept. It assumes that
     * distances shrink during training.
     *
     * @param delta as for {@link DeltaExact}
     * @param multiplier as for {@link DeltaExact}
     * @param distance how epochs are compared
     * @param estimator id of the only estimator to compare; null for the maximum over all
     */
    @Setting(label = "Where it moves: Delta Skip Approximate")
    record DeltaApproximate(
            @Setting(
                    label = "Distance δ",
                    help =
                            "Consecutive measured epochs are at most this far apart: in bits, or as a share of the entropies where scaled.")
            double delta,

            @Setting(label = "Multiplier", help = "By how much the step grows while nothing moves.")
            double multiplier,

            @Setting(label = "Compared", help = "The greatest difference over all layers and both I(X;T) and I(T;Y).")
            Distance distance,

            @Setting(
                    label = "By estimator",
                    help = "The name of the one estimator that is compared; empty: the greatest distance over all.")
            @Nullable
            String estimator)
            implements ScheduleSettings {
        public DeltaApproximate {
            DeltaChecks.check(delta, multiplier);
        }

        public static DeltaApproximate defaults() {
            return new DeltaApproximate(0.02, 2, Distance.SCALED, null);
        }

        @Override
        public EpochSchedule schedule() {
            return new DeltaSchedule(delta, multiplier, false);
        }
    }
}
