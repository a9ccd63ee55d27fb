package infoplane.ui.export;

import infoplane.figure.FigureFormat;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** File and folder dialogs. They start in the folder that the user opened from last. */
public final class FileDialogs {
    private static final FileChooser.ExtensionFilter EXPERIMENTS =
            new FileChooser.ExtensionFilter("Experiments", "*.json");

    private static final FileChooser.ExtensionFilter FIGURES = new FileChooser.ExtensionFilter(
            "Figures",
            Arrays.stream(FigureFormat.values())
                    .map(format -> "*." + format.extension())
                    .toList());

    private static final FileChooser.ExtensionFilter ALL = new FileChooser.ExtensionFilter(
            "Experiments and figures",
            Stream.concat(EXPERIMENTS.getExtensions().stream(), FIGURES.getExtensions().stream())
                    .toList());

    /** The filters of the open dialog, the widest first. Run folders have a separate dialog. */
    static final List<FileChooser.ExtensionFilter> FILTERS = List.of(ALL, EXPERIMENTS, FIGURES);

    private final Window owner;
    private final Supplier<List<String>> recent;
    private final Consumer<Path> open;
    private final Consumer<Path> save;
    private @Nullable File last;

    /**
     * @param recent paths that were opened last, newest first
     * @param open opens the chosen path
     * @param save writes the experiment as set up to the chosen file
     */
    public FileDialogs(Window owner, Supplier<List<String>> recent, Consumer<Path> open, Consumer<Path> save) {
        this.owner = owner;
        this.recent = recent;
        this.open = open;
        this.save = save;
    }

    public void openExperiment() {
        FileChooser chooser = chooser("Open experiment");
        chooser.getExtensionFilters().addAll(FILTERS);
        chosen(chooser.showOpenDialog(owner)).ifPresent(open);
    }

    public void openRun() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open run folder");
        chooser.setInitialDirectory(start());
        chosen(chooser.showDialog(owner)).ifPresent(open);
    }

    /** Asks for a folder to write into. */
    public Optional<Path> chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose a folder");
        chooser.setInitialDirectory(start());
        return chosen(chooser.showDialog(owner));
    }

    /** Asks for the source of an imported run: for a file if it was one. @param before where it was */
    public Optional<Path> findSource(Path before) {
        String name = String.valueOf(before.getFileName());
        if (name.matches("(?i).*\\.(np[yz]|h5|hdf5|keras|mat|safetensors)")) {
            return chosen(chooser("Find " + name).showOpenDialog(owner));
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Find " + name);
        chooser.setInitialDirectory(start());
        return chosen(chooser.showDialog(owner));
    }

    public void saveExperiment() {
        FileChooser chooser = chooser("Save experiment");
        chooser.getExtensionFilters().add(EXPERIMENTS);
        chooser.setInitialFileName("experiment.json");
        chosen(chooser.showSaveDialog(owner)).ifPresent(save);
    }

    /** Asks for the file to write. @param parent window that the dialog belongs to */
    public Optional<Path> save(String title, String name, FileChooser.ExtensionFilter kind, Window parent) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(kind);
        return chosen(chooser.showSaveDialog(parent));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start());
        return chooser;
    }

    private File start() {
        return last != null && last.isDirectory()
                ? last
                : start(recent.get(), new File(System.getProperty("user.home")));
    }

    /** The folder of the most recent path whose folder still exists; {@code otherwise} if there is none. */
    static File start(List<String> recent, File otherwise) {
        return recent.stream()
                .map(path -> new File(path).getParentFile())
                .filter(folder -> folder != null && folder.isDirectory())
                .findFirst()
                .orElse(otherwise);
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        last = file.getParentFile();
        return Optional.of(file.toPath());
    }
}
