package infoplane.ui.form;

import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Something that the user fills in and that comes to settings or to a sentence. */
public interface SettingsForm<T> {
    ReadOnlyObjectProperty<Checked<T>> settings();

    /** Shows settings; {@link #settings()} then holds equal ones. */
    void show(T settings);

    /**
     * Notes what the entries say, whether it makes sense or not.
     *
     * @param path of this form, before the names of its entries
     * @param texts is added to
     */
    void keepTexts(String path, Map<String, String> texts);

    /** Lets the entries say what {@link #keepTexts} noted; those that nothing was noted of stay as they are. */
    void showTexts(String path, Map<String, String> texts);
}
