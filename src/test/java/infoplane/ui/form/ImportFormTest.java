package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportFormTest {
    /** Every field of the form, also one that is added later, belongs to one source. */
    @Test
    void nothingIsKeptForTheNextSource() {
        ImportForm form = new ImportForm(Path::of);
        form.schedule().show(new ScheduleSettings.Every(7));
        for (Entry entry : form.form().entries()) {
            if (entry instanceof SwitchEntry one) {
                one.show(true);
            } else {
                ((TextEntry) entry).text().set("3");
            }
        }
        form.watchable(false);
        form.clear();
        for (Entry entry : form.form().entries()) {
            if (entry instanceof SwitchEntry one) {
                assertFalse(one.get(), entry.name());
            } else {
                assertEquals("", ((TextEntry) entry).text().get(), entry.name());
            }
        }
        assertEquals(
                List.of("importSource"),
                form.form().entries().stream()
                        .filter(entry -> !entry.problem().get().isEmpty())
                        .map(Entry::name)
                        .toList());
        assertEquals(
                new ImportForm(Path::of).schedule().settings().get().settings(),
                form.schedule().settings().get().settings());
        form.schedule().chosen().set(form.schedule().variants().get(1));
        assertEquals(
                ScheduleSettings.Every.defaults(),
                form.schedule().settings().get().settings().orElseThrow());
    }
}
