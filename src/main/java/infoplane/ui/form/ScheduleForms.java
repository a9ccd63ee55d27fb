package infoplane.ui.form;

import infoplane.schedule.ScheduleSettings;
import java.util.List;

/** The forms of the epoch schedules. */
public final class ScheduleForms {
    private ScheduleForms() {}

    public static FamilyForm<ScheduleSettings> family() {
        return new FamilyForm<>(List.of(
                new FamilyForm.Variant<>("Evenly in log(epoch)", ScheduleSettings.Log.class, log()),
                new FamilyForm.Variant<>("Every n-th epoch", ScheduleSettings.Every.class, every())));
    }

    static Form<ScheduleSettings.Log> log() {
        TextEntry points = TextEntry.whole("points", "Epochs measured")
                .with("", "About how many epochs, at least 2; the first and the last always. The published work: 400.");
        return new Form<>(
                List.of(points),
                () -> new ScheduleSettings.Log(points.whole()),
                settings -> points.show(settings.points()),
                ScheduleSettings.Log.defaults());
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
