package infoplane.ui.form;

import infoplane.core.UserPath;
import infoplane.estimation.EstimatorSettings;
import infoplane.runs.ImportRequest;
import infoplane.schedule.ScheduleSettings;
import infoplane.ui.form.TextEntry.Browsing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The form for importing another program's network. What is found wrong when the source is looked at, in the background, is
 * given back to the form with {@link #refuse}, so that it stands beside its field.
 */
public final class ImportForm {
    /**
     * The result of the form.
     *
     * @param request what is imported and how it is measured
     * @param watch whether it goes on as new epochs appear
     * @param name name of the run in the list
     * @param folder new folder for the run
     */
    public record ImportChoice(ImportRequest request, boolean watch, String name, Path folder) {}

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** What is wrong with an entry. @param entry name of the entry; empty for nothing wrong */
    private record Refused(String entry, String sentence) {
        static final Refused NOTHING = new Refused("", "");
    }

    private final ObjectProperty<Refused> refused = new SimpleObjectProperty<>(Refused.NOTHING);
    private final TextEntry source = text(
                    "importSource",
                    "Source",
                    "A folder of epochs (epoch_000123/NAME.npy or .npz), or one file: HDF5, .npz, .safetensors.")
            .browsing(Browsing.FILE_OR_FOLDER);
    private final SwitchEntry weights = new SwitchEntry("importWeights", "Holds weights")
            .with(
                    "Whether the source holds the weights of a dense network rather than activations: a file of W1,b1,… or a"
                            + " PyTorch state an epoch, with network.json, X.npy and y.npy.");
    private final TextEntry labels = optional(
                    "importLabels",
                    "Labels",
                    "File of the labels: class numbers, one-hot rows or texts. Empty: y.npy, or y, in the source.")
            .browsing(Browsing.FILE);
    private final TextEntry inputs = optional(
                    "importInputs",
                    "Inputs",
                    "File of the inputs, which say which rows are the same. Empty: X.npy, or X, in the source.")
            .browsing(Browsing.FILE);
    private final TextEntry layers = TextEntry.parsed("importLayers", "Layers", this::checkLayers)
            .with("", "Names of the layers, first to last, separated by commas. Empty: all, as the source says.");
    private final TextEntry rows = TextEntry.parsed("importRows", "Rows", this::checkRows)
            .with(
                    "",
                    "How many rows are measured, the same at every epoch, with the classes in their shares. Empty: all.");
    private final SwitchEntry copy = new SwitchEntry("importCopy", "Copy source")
            .with("Copies the source into the run's folder, so that the run does not need it any more.");
    private final SwitchEntry watch = new SwitchEntry("importWatch", "Watch")
            .with("Goes on as new epochs appear, until their program says that it has finished, or Stop.");
    private final SwitchEntry someEpochs = new SwitchEntry("importEpochs", "Choose epochs")
            .with("Otherwise every epoch is measured, or about 400 of more.");
    private final TextEntry name = text("importName", "Name", "What the run is called in the list.");
    private final TextEntry folder = text("importFolder", "Run folder", "A new folder, which holds the run.")
            .browsing(Browsing.FOLDER);
    private final EstimatorListForm estimators = new EstimatorListForm();
    private final FamilyForm<ScheduleSettings> schedule = ScheduleForms.family();
    private final Function<String, Path> place;
    private final Form<ImportChoice> form;
    private boolean canWatch = true;
    private String ownName = "";
    private String ownFolder = "";

    /** @param place gives a new folder for a run of this name */
    public ImportForm(Function<String, Path> place) {
        this.place = place;
        form = new Form<>(
                        List.of(source, weights, watch, labels, inputs, layers, rows, copy, someEpochs, name, folder),
                        this::choice,
                        choice -> {},
                        new ImportChoice(ImportRequest.of(Path.of("")), false, "", Path.of("")))
                .watching(refused)
                .watching(estimators.settings())
                .watching(schedule.settings());
        source.onChange(this::nameAfterSource);
        source.onChange(() -> layers.text().set("")); // another source has other layers
        name.onChange(this::placeAfterName);
        for (TextEntry entry : List.of(source, labels, inputs, layers, rows, folder)) {
            entry.onChange(() -> refused.set(Refused.NOTHING));
        }
        for (SwitchEntry entry : List.of(weights, watch)) {
            entry.onChange(() -> refused.set(Refused.NOTHING));
        }
        weights.onChange(this::refreshRelevant);
        copy.onChange(this::refreshRelevant);
        watch.onChange(this::refreshRelevant);
    }

    /** The entries in their order, with problems beside them. */
    public Form<ImportChoice> form() {
        return form;
    }

    public TextEntry source() {
        return source;
    }

    public SwitchEntry weights() {
        return weights;
    }

    public SwitchEntry watch() {
        return watch;
    }

    public TextEntry layers() {
        return layers;
    }

    public SwitchEntry someEpochs() {
        return someEpochs;
    }

    public EstimatorListForm estimators() {
        return estimators;
    }

    public FamilyForm<ScheduleSettings> schedule() {
        return schedule;
    }

    /** The folder of the run as typed; empty if there is none. */
    public Optional<Path> folder() {
        return path(folder);
    }

    /** The names of the chosen layers; empty for all. */
    public List<String> layerNames() {
        return TextList.read(layers.text().get());
    }

    /** What is to be looked at, whatever was refused before; empty while no source is named. */
    public Optional<ImportRequest> request() {
        List<EstimatorSettings> wanted = estimators.settings().get().settings().orElse(List.of());
        Optional<ScheduleSettings> epochs =
                someEpochs.get() ? schedule.settings().get().settings() : Optional.empty();
        return path(source)
                .map(there -> new ImportRequest(
                        there,
                        weights.get(),
                        path(labels),
                        path(inputs),
                        weights.get() ? List.of() : layerNames(),
                        wanted,
                        epochs,
                        rows(),
                        copy.get() && !watching()));
    }

    private OptionalInt rows() {
        String text = rows.stripped();
        return WHOLE.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private void checkRows(String text) {
        if (!text.isEmpty() && !WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a whole number, or empty for all");
        }
        sayRefused("importRows");
    }

    /** Whether the run is to wait for new epochs. */
    public boolean watching() {
        return watch.get() && watch.relevant().get();
    }

    /**
     * Shows what is wrong beside its field, until the user changes what was looked at.
     *
     * @param argument what is wrong: labels, inputs, layers, folder, or anything else for the source
     */
    public void refuse(String argument, String sentence) {
        String entry = "import" + argument.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + argument.substring(1);
        boolean known = form.entries().stream()
                .anyMatch(one -> one instanceof TextEntry && one.name().equals(entry));
        refused.set(new Refused(known ? entry : source.name(), sentence));
    }

    /** Why nothing can be imported, in a sentence; empty if all is well. */
    public String problem() {
        return refused.get().sentence().isEmpty()
                ? form.settings().get().problem()
                : refused.get().sentence();
    }

    /** Offers to watch only where that can be done. */
    public void watchable(boolean can) {
        canWatch = can;
        refreshRelevant();
    }

    private void refreshRelevant() {
        watch.relevant().set(canWatch && !copy.get());
        copy.relevant().set(!watching());
        layers.relevant().set(!weights.get());
    }

    private ImportChoice choice() {
        if (!estimators.settings().get().ok()) {
            throw new IllegalArgumentException(estimators.settings().get().problem());
        }
        if (someEpochs.get() && !schedule.settings().get().ok()) {
            throw new IllegalArgumentException(schedule.settings().get().problem());
        }
        ImportRequest request = request().orElseThrow(() -> new IllegalArgumentException("Source must be given"));
        return new ImportChoice(
                request, watching(), name.stripped(), path(folder).orElse(Path.of("")));
    }

    /** Sets back all that belongs to one source. Estimators stay, because one measures several networks alike. */
    public void clear() {
        List.of(source, labels, inputs, layers, rows, name, folder)
                .forEach(entry -> entry.text().set(""));
        List.of(weights, watch, copy, someEpochs).forEach(entry -> entry.show(false));
        ScheduleForms.reset(schedule);
        watchable(true);
    }

    private void nameAfterSource() {
        if (name.text().get().isBlank() || name.text().get().equals(ownName)) {
            ownName = path(source)
                    .map(there -> there.toAbsolutePath().normalize().getFileName())
                    .map(String::valueOf)
                    .orElse("");
            name.text().set(ownName);
        }
    }

    private void placeAfterName() {
        if (folder.text().get().isBlank() || folder.text().get().equals(ownFolder)) {
            ownFolder = name.stripped().isEmpty()
                    ? ""
                    : place.apply(name.stripped()).toString();
            folder.text().set(ownFolder);
        }
    }

    private static Optional<Path> path(TextEntry entry) {
        String text = entry.text().get().strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UserPath.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the entry says so itself
        }
    }

    private TextEntry text(String entry, String label, String help) {
        return TextEntry.parsed(entry, label, text -> {
                    if (text.isEmpty()
                            && (entry.equals("importSource")
                                    || !source.text().get().isBlank())) {
                        throw new IllegalArgumentException("must be given"); // of an empty form, only the source
                    }
                    check(entry, text);
                })
                .with("", help);
    }

    private TextEntry optional(String entry, String label, String help) {
        return TextEntry.parsed(entry, label, text -> check(entry, text)).with("", help);
    }

    private void check(String entry, String text) {
        if (!entry.equals("importName") && !text.isEmpty()) {
            UserPath.of(text);
        }
        sayRefused(entry);
    }

    private void checkLayers(String text) {
        TextList.requireWhole(text);
        sayRefused("importLayers");
    }

    private void sayRefused(String entry) {
        if (refused.get().entry().equals(entry)) {
            throw new IllegalArgumentException(refused.get().sentence());
        }
    }
}
