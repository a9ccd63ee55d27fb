package infoplane.ui.form;

import infoplane.ui.form.TextEntry.Browsing;
import infoplane.ui.theme.Icons;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The buttons beside a path that ask for a file or a folder, beginning where the path says. */
final class BrowseButtons {
    private BrowseButtons() {}

    /** Asks the user. @return null if the user cancelled */
    @FunctionalInterface
    private interface Question {
        @Nullable
        File ask(@Nullable File start, Window owner);
    }

    static List<Button> of(TextEntry entry) {
        List<Button> buttons = new ArrayList<>();
        if (entry.browsing() == Browsing.FOLDER || entry.browsing() == Browsing.FILE_OR_FOLDER) {
            buttons.add(button(entry, Feather.FOLDER, "Browse for the folder", "BrowseFolder", (start, owner) -> {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(entry.label());
                chooser.setInitialDirectory(start);
                return chooser.showDialog(owner);
            }));
        }
        if (entry.browsing() == Browsing.FILE || entry.browsing() == Browsing.FILE_OR_FOLDER) {
            Ikon icon = entry.browsing() == Browsing.FILE ? Feather.FOLDER : Feather.FILE;
            buttons.add(button(entry, icon, "Browse for the file", "Browse", (start, owner) -> {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(entry.label());
                chooser.setInitialDirectory(start);
                return chooser.showOpenDialog(owner);
            }));
        }
        return buttons;
    }

    private static Button button(TextEntry entry, Ikon icon, String help, String id, Question question) {
        Button browse = Icons.button(icon, help);
        browse.setId(entry.name() + id);
        browse.setOnAction(event -> {
            File chosen =
                    question.ask(start(entry.text().get()), browse.getScene().getWindow());
            if (chosen != null) {
                entry.text().set(chosen.toString());
            }
        });
        return browse;
    }

    /** The nearest folder above the path that exists; null if there is none, so that the system chooses. */
    private static @Nullable File start(String path) {
        UnaryOperator<@Nullable File> above = file -> file == null ? null : file.getParentFile();
        File folder = above.apply(new File(path.strip()).getAbsoluteFile());
        while (folder != null && !folder.isDirectory()) {
            folder = above.apply(folder);
        }
        return path.isBlank() ? null : folder;
    }
}
