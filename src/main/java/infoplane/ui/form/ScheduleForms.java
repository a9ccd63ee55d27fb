package infoplane.ui.form;

import infoplane.schedule.ScheduleSettings;
import infoplane.schedule.ScheduleSettings.Distance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forms of the epoch schedules. */
public final class ScheduleForms {
    private ScheduleForms() {}

    public static FamilyForm<ScheduleSettings> family() {
        return new FamilyForm<>(List.of(
                new FamilyForm.Variant<>("Evenly in log(epoch)", ScheduleSettings.Log.class, log()),
                new FamilyForm.Variant<>("Every n-th epoch", ScheduleSettings.Every.class, every()),
                new FamilyForm.Variant<>(
                        "Where it moves: Delta Skip Exact", ScheduleSettings.DeltaExact.class, deltaExact()),
                new FamilyForm.Variant<>(
                        "Where it moves: Delta Skip Approximate",
                        ScheduleSettings.DeltaApproximate.class,
                        deltaApproximate())));
    }

    static Form<ScheduleSettings.Log> log() {
        TextEntry points = TextEntry.whole("points", "Epochs")
                .with("", "About how many epochs, at least 2; the first and the last always. The published work: 400.");
        return new Form<>(
                List.of(points),
                () -> new ScheduleSettings.Log(points.whole()),
                settings -> points.show(settings.points()),
                ScheduleSettings.Log.defaults());
    }

    static Form<ScheduleSettings.DeltaExact> deltaExact() {
        DeltaEntries entries = new DeltaEntries();
        return new Form<>(
                entries.all(),
                () -> new ScheduleSettings.DeltaExact(
                        entries.delta.decimal(),
                        entries.multiplier.decimal(),
                        entries.distance.get(),
                        entries.estimator.textOrNull()),
                settings -> entries.show(
                        settings.delta(), settings.multiplier(), settings.distance(), settings.estimator()),
                ScheduleSettings.DeltaExact.defaults());
    }

    static Form<ScheduleSettings.DeltaApproximate> deltaApproximate() {
        DeltaEntries entries = new DeltaEntries();
        return new Form<>(
                entries.all(),
                () -> new ScheduleSettings.DeltaApproximate(
                        entries.delta.decimal(),
                        entries.multiplier.decimal(),
                        entries.distance.get(),
                        entries.estimator.textOrNull()),
                settings -> entries.show(
                        settings.delta(), settings.multiplier(), settings.distance(), settings.estimator()),
                ScheduleSettings.DeltaApproximate.defaults());
    }

    /** What both schedules that follow distances have. */
    private static final class DeltaEntries {
        private final TextEntry delta = TextEntry.decimal("delta", "Distance δ")
                .with(
                        "",
                        "Consecutive measured epochs are at most this far apart, greater than 0: in bits, or as a share"
                                + " of the entropies where scaled.")
                .slider(0.001, 0.5, true);
        private final TextEntry multiplier = TextEntry.decimal("multiplier", "Multiplier")
                .with("", "By how much the step grows while nothing moves, 1 to 1000.");
        private final ChoiceEntry<Distance> distance = new ChoiceEntry<>(
                        "distance",
                        "Compared",
                        List.of(Distance.values()),
                        value -> value == Distance.RAW ? "In bits" : "Scaled by H(X), H(Y)")
                .with("The greatest difference over all layers and both I(X;T) and I(T;Y).");
        private final TextEntry estimator = TextEntry.text("estimator", "By estimator")
                .with("", "The name of the one estimator that is compared; empty: the greatest distance over all.");

        List<Entry> all() {
            return List.of(delta, multiplier, distance, estimator);
        }

        void show(double newDelta, double newMultiplier, Distance newDistance, @Nullable String newEstimator) {
            delta.show(Double.valueOf(newDelta));
            multiplier.show(Double.valueOf(newMultiplier));
            distance.show(newDistance);
            estimator.show(newEstimator == null ? "" : newEstimator);
        }
    }

    static Form<ScheduleSettings.Every> every() {
        TextEntry epochs = TextEntry.whole("epochs", "Step")
                .with("epochs", "Every n-th epoch is measured, at least 1; the first and the last always.");
        return new Form<>(
                List.of(epochs),
                () -> new ScheduleSettings.Every(epochs.whole()),
                settings -> epochs.show(settings.epochs()),
                ScheduleSettings.Every.defaults());
    }
}
