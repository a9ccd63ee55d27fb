package infoplane.ui;

import infoplane.figure.FigureFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for files and folders, starting where the user was last. */
final class FileDialogs {
    private static final FileChooser.ExtensionFilter EXPERIMENTS =
            new FileChooser.ExtensionFilter("Experiments", "*.json");

    private static final FileChooser.ExtensionFilter EXPERIMENTS_AND_FIGURES = new FileChooser.ExtensionFilter(
            "Experiments and figures",
            Stream.concat(
                            Stream.of("*.json"),
                            Arrays.stream(FigureFormat.values()).map(format -> "*." + format.extension()))
                    .toList());

    private final Window owner;
    private final Session session;
    private final WindowMemory memory;
    private @Nullable File last;

    FileDialogs(Window owner, Session session, WindowMemory memory) {
        this.owner = owner;
        this.session = session;
        this.memory = memory;
    }

    void openExperiment() {
        FileChooser chooser = chooser("Open experiment");
        chooser.getExtensionFilters().add(EXPERIMENTS_AND_FIGURES);
        chosen(chooser.showOpenDialog(owner)).ifPresent(file -> session.open(file, memory::rememberOpened));
    }

    void openRun() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open run folder");
        chooser.setInitialDirectory(last);
        chosen(chooser.showDialog(owner)).ifPresent(folder -> session.open(folder, memory::rememberOpened));
    }

    void saveExperiment() {
        FileChooser chooser = chooser("Save experiment");
        chooser.getExtensionFilters().add(EXPERIMENTS);
        chooser.setInitialFileName("experiment.json");
        chosen(chooser.showSaveDialog(owner)).ifPresent(file -> session.saveExperiment(file, memory::rememberOpened));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(last);
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        last = file.getParentFile();
        return Optional.of(file.toPath());
    }
}
