package infoplane.ui.form;

import infoplane.dataset.DatasetSettings;
import infoplane.dataset.FileSettings;
import infoplane.dataset.SztSettings;
import java.util.List;

/** The forms of the data set settings. */
public final class DatasetForms {
    private DatasetForms() {}

    public static FamilyForm<DatasetSettings> family() {
        return new FamilyForm<>(List.of(
                FamilyForm.variant(SztSettings.class, szt()),
                FamilyForm.variant(FileSettings.class, RecordForm.of(FileSettings.class, FileSettings.of("")))));
    }

    static Form<SztSettings> szt() {
        return RecordForm.of(SztSettings.class, SztSettings.defaults());
    }
}
