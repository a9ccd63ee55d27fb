package infoplane.ui.form;

import javafx.beans.property.ReadOnlyObjectProperty;

/** Something that the user fills in and that comes to settings or to a sentence. */
public interface SettingsForm<T> {
    ReadOnlyObjectProperty<Checked<T>> settings();

    /** Shows settings; {@link #settings()} then holds equal ones. */
    void show(T settings);
}
