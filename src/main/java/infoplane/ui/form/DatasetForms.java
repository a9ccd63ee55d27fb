package infoplane.ui.form;

import infoplane.dataset.DatasetSettings;
import infoplane.dataset.EnumeratedSettings.ModularAddition;
import infoplane.dataset.EnumeratedSettings.Parity;
import infoplane.dataset.EnumeratedSettings.Teacher;
import infoplane.dataset.FileData;
import infoplane.dataset.FileSettings;
import infoplane.dataset.ImageSettings.FashionMnist;
import infoplane.dataset.ImageSettings.Mnist;
import infoplane.dataset.PointSettings.Blobs;
import infoplane.dataset.PointSettings.Circles;
import infoplane.dataset.PointSettings.Spirals;
import infoplane.dataset.PointSettings.Xor;
import infoplane.dataset.SztSettings;
import infoplane.ui.form.TextEntry.Browsing;
import infoplane.ui.form.TextEntry.Offer;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;

/** The forms of the data set settings. */
public final class DatasetForms {
    private static final List<String> TABLE_ENTRIES = List.of(
            "headings", "separator", "decimalMark", "encoding", "labelColumn", "labelsAs", "leaveOut", "missing");

    private DatasetForms() {}

    public static FamilyForm<DatasetSettings> family() {
        return new FamilyForm<>(List.of(
                FamilyForm.variant(SztSettings.class, szt()),
                FamilyForm.variant(FileSettings.class, file()),
                variant(Mnist.class, Mnist.defaults()),
                variant(FashionMnist.class, FashionMnist.defaults()),
                variant(ModularAddition.class, ModularAddition.defaults()),
                variant(Parity.class, Parity.defaults()),
                variant(Teacher.class, Teacher.defaults()),
                variant(Xor.class, Xor.defaults()),
                variant(Circles.class, Circles.defaults()),
                variant(Spirals.class, Spirals.defaults()),
                variant(Blobs.class, Blobs.defaults())));
    }

    private static <S extends DatasetSettings> FamilyForm.Variant<DatasetSettings, S> variant(
            Class<S> type, S defaults) {
        return FamilyForm.variant(type, RecordForm.of(type, defaults));
    }

    /** The entries that say how a table is read are shown while the inputs or the labels may be a table. */
    static Form<FileSettings> file() {
        Form<FileSettings> form = RecordForm.of(FileSettings.class, FileSettings.of(""));
        form.text("path").browsing(Browsing.FILE);
        form.text("labels").browsing(Browsing.FILE);
        form.text("labelColumn").prominent();
        StringProperty path = form.text("path").text();
        StringProperty labels = form.text("labels").text();
        BooleanBinding table = Bindings.createBooleanBinding(
                () -> FileData.isTable(path.get()) || FileData.isTable(labels.get()), path, labels);
        TABLE_ENTRIES.forEach(name -> form.entry(name).relevant().bind(table));
        return form;
    }

    /**
     * Offers the columns of a table for its label column, and all but the label for those that are left out.
     *
     * @param leftOut the columns that the reader leaves out unless the user says which
     */
    public static void offerColumns(FamilyForm<DatasetSettings> family, Offer label, List<String> leftOut) {
        family.variants().stream()
                .filter(variant -> variant.type() == FileSettings.class)
                .forEach(variant -> {
                    TextEntry column = variant.form().text("labelColumn");
                    column.offer().set(label);
                    variant.form()
                            .text("leaveOut")
                            .offer()
                            .bind(column.text().map(typed -> others(label, column.chosen(), leftOut)));
                });
    }

    private static Offer others(Offer all, List<String> label, List<String> leftOut) {
        return new Offer(
                all.values().stream().filter(name -> !label.contains(name)).toList(), leftOut, true);
    }

    static Form<SztSettings> szt() {
        return RecordForm.of(SztSettings.class, SztSettings.defaults());
    }
}
