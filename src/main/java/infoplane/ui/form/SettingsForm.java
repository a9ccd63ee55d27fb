package infoplane.ui.form;

import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;

/** A form that the user fills in. Its result is settings or a sentence about the problem. */
public interface SettingsForm<T> {
    ReadOnlyObjectProperty<Checked<T>> settings();

    /** Shows settings; afterwards {@link #settings()} holds equal settings. */
    void show(T settings);

    /**
     * Saves the texts of all entries, valid or not.
     *
     * @param path path of this form, the prefix of its entries' paths
     * @param texts map that receives the texts
     */
    void saveTexts(String path, Map<String, String> texts);

    /** Sets the entries to the texts that {@link #saveTexts} saved. Entries without a saved text stay unchanged. */
    void restoreTexts(String path, Map<String, String> texts);
}
