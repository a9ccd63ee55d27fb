package infoplane.ui;

import infoplane.config.WindowPreferences;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** What the window remembers: theme, size, dividers, what was opened last. */
final class WindowMemory {
    private static final double USUAL_WIDTH = 1680;
    private static final double USUAL_HEIGHT = 980;

    private final Path file;
    private final Background background;
    private final ReadOnlyObjectWrapper<WindowPreferences> preferences;
    private final String notice;
    private List<SplitPane> splits = List.of();

    /** @param file of the preferences; read here and now, because nothing can be shown without them */
    WindowMemory(Path file, Background background) {
        this.file = file;
        this.background = background;
        WindowPreferences.Loaded loaded = WindowPreferences.read(file);
        this.preferences = new ReadOnlyObjectWrapper<>(loaded.preferences());
        this.notice = loaded.notice();
    }

    /** What was wrong with the file of the preferences; empty if nothing was. */
    String notice() {
        return notice;
    }

    ReadOnlyObjectProperty<WindowPreferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    Theme theme() {
        return preferences.get().dark() ? Theme.DARK : Theme.LIGHT;
    }

    void remember(Theme theme) {
        change(preferences.get().withDark(theme == Theme.DARK));
    }

    void rememberOpened(Path opened) {
        change(preferences.get().withRecent(opened));
    }

    /** Gives the window the size that it had. @param remembered the split panes, always in this order */
    void restore(Stage stage, List<SplitPane> remembered) {
        splits = List.copyOf(remembered);
        WindowPreferences known = preferences.get();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(known.width() > 200 ? known.width() : USUAL_WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(known.height() > 200 ? known.height() : USUAL_HEIGHT, screen.getHeight()));
        stage.setMaximized(known.maximised());
        placeDividers();
    }

    /** Puts dividers where they were; again once the window has its size, because panes of fixed width move them until then. */
    void placeDividers() {
        List<SplitPane.Divider> dividers =
                splits.stream().flatMap(split -> split.getDividers().stream()).toList();
        List<Double> places = preferences.get().dividers();
        for (int i = 0; i < dividers.size() && places.size() == dividers.size(); i++) {
            dividers.get(i).setPosition(places.get(i));
        }
    }

    /** Writes down how the window is now; the caller waits for the file, because the program may be about to end. */
    void rememberLayout(Stage stage) {
        List<Double> places = new ArrayList<>();
        splits.forEach(split -> split.getDividers().forEach(divider -> places.add(divider.getPosition())));
        boolean maximised = stage.isMaximized();
        WindowPreferences known = preferences.get();
        double width = maximised ? known.width() : stage.getWidth();
        double height = maximised ? known.height() : stage.getHeight();
        change(known.withLayout(width, height, maximised, places));
    }

    private void change(WindowPreferences changed) {
        preferences.set(changed);
        background.run(
                () -> {
                    changed.write(file);
                    return file;
                },
                written -> {});
    }
}
