package infoplane.ui.form;

import infoplane.schedule.ScheduleSettings;
import infoplane.schedule.ScheduleSettings.DeltaApproximate;
import infoplane.schedule.ScheduleSettings.DeltaExact;
import infoplane.schedule.ScheduleSettings.Every;
import infoplane.schedule.ScheduleSettings.Log;
import java.util.List;

/** The forms of the epoch schedules. */
public final class ScheduleForms {
    private ScheduleForms() {}

    public static FamilyForm<ScheduleSettings> family() {
        return new FamilyForm<>(List.of(
                FamilyForm.variant(Log.class, RecordForm.of(Log.class, Log.defaults())),
                FamilyForm.variant(Every.class, RecordForm.of(Every.class, Every.defaults())),
                FamilyForm.variant(DeltaExact.class, delta(DeltaExact.class, DeltaExact.defaults())),
                FamilyForm.variant(
                        DeltaApproximate.class, delta(DeltaApproximate.class, DeltaApproximate.defaults()))));
    }

    /** Sets each kind back to its defaults, and chooses the first. */
    static void reset(FamilyForm<ScheduleSettings> family) {
        List.of(DeltaApproximate.defaults(), DeltaExact.defaults(), Every.defaults(), Log.defaults())
                .forEach(family::show);
    }

    private static <S> Form<S> delta(Class<S> type, S defaults) {
        Form<S> form = RecordForm.of(type, defaults);
        form.text("delta").slider(0.001, 0.5, true);
        return form;
    }
}
