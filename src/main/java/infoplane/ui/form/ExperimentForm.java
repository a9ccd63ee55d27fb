package infoplane.ui.form;

import infoplane.config.ExperimentDraft;
import infoplane.dataset.DatasetSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.ExperimentSettings.Backend;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.MeasureSettings.MeasuredInputs;
import infoplane.network.TrainingSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The whole experiment: the forms of its parts, and the settings that they come to or the first sentence that says why not. */
public final class ExperimentForm implements SettingsForm<ExperimentSettings> {
    /**
     * What belongs to the experiment itself.
     *
     * @param name what the user calls it
     */
    public record Identity(String name, long seed, int repeats, Backend backend) {}

    /**
     * What is measured, besides when and how.
     *
     * @param on which inputs are fed through the network
     * @param permutations how many times labels are shuffled
     * @param selfCheck whether estimators are held against data whose answer is known
     */
    public record Measured(MeasuredInputs on, int permutations, boolean selfCheck) {
        public Measured {
            MeasureSettings.requirePermutations(permutations);
        }
    }

    private final FamilyForm<DatasetSettings> dataset = DatasetForms.family();
    private final NetworkForm network = new NetworkForm();
    private final Form<TrainingSettings> training = TrainingForms.training();
    private final EstimatorListForm estimators = new EstimatorListForm();
    private final FamilyForm<ScheduleSettings> schedule = ScheduleForms.family();
    private final ChoiceEntry<MeasuredInputs> on = new ChoiceEntry<>(
                    "on", "Inputs", List.of(MeasuredInputs.values()), ExperimentForm::label)
            .with("Which inputs are fed through the network for measuring.");
    private final TextEntry permutations = TextEntry.whole("permutations", "Shuffled labels")
            .with(
                    "times",
                    "Measures again with labels shuffled, 19 to 10000 times, and marks I(T;Y) that is not above what comes"
                            + " out then; 0 for not.")
            .range("from 0 to 10000");
    private final SwitchEntry selfCheck = new SwitchEntry("selfCheck", "Self-check")
            .with("Holds estimators against data made like the last epoch of each layer, whose answer is known, and"
                    + " marks what is biased, not settled with the number of rows, or moved by rounding.");
    private final Form<Measured> measured = new Form<>(
            List.of(on, permutations, selfCheck),
            () -> new Measured(on.get(), permutations.whole(), selfCheck.get()),
            shown -> {
                on.show(shown.on());
                permutations.show(shown.permutations());
                selfCheck.show(shown.selfCheck());
            },
            new Measured(MeasuredInputs.ALL, 0, true));
    private final TextEntry name = TextEntry.text("name", "Name").with("", "What you call it.");
    private final Form<Identity> identity = identity(name);
    private final ReadOnlyObjectWrapper<Checked<ExperimentSettings>> settings =
            new ReadOnlyObjectWrapper<>(Checked.wrong("empty"));
    /** By name, in the order in which what is wrong with them is told. */
    private final Map<String, SettingsForm<?>> parts = new LinkedHashMap<>();
    /** What nothing was wrong with last. */
    private ExperimentSettings sound = ExperimentSettings.defaults();

    private boolean showing;

    public ExperimentForm() {
        parts.put("experiment", identity);
        parts.put("dataset", dataset);
        parts.put("network", network);
        parts.put("training", training);
        parts.put("estimators", estimators);
        parts.put("schedule", schedule);
        parts.put("measured", measured);
        parts.values()
                .forEach(form -> form.settings().addListener(changed -> {
                    if (!showing) {
                        read();
                    }
                }));
        show(ExperimentSettings.defaults());
    }

    public FamilyForm<DatasetSettings> dataset() {
        return dataset;
    }

    public NetworkForm network() {
        return network;
    }

    public Form<TrainingSettings> training() {
        return training;
    }

    public EstimatorListForm estimators() {
        return estimators;
    }

    public FamilyForm<ScheduleSettings> schedule() {
        return schedule;
    }

    public Form<Measured> measured() {
        return measured;
    }

    public TextEntry name() {
        return name;
    }

    /** Seed, repeats and backend. */
    public Form<Identity> identity() {
        return identity;
    }

    @Override
    public ReadOnlyObjectProperty<Checked<ExperimentSettings>> settings() {
        return settings.getReadOnlyProperty();
    }

    @Override
    public void show(ExperimentSettings shown) {
        showing = true;
        try {
            identity.show(new Identity(shown.name(), shown.seed(), shown.repeats(), shown.backend()));
            dataset.show(shown.dataset());
            network.show(shown.network());
            training.show(shown.training());
            measured.show(new Measured(
                    shown.measure().on(),
                    shown.measure().permutations(),
                    shown.measure().selfCheck()));
            schedule.show(shown.measure().schedule());
            estimators.show(shown.measure().estimators());
        } finally {
            showing = false;
        }
        read();
    }

    /** What is set up so far, sound or not. */
    public ExperimentDraft draft() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!settings.get().ok()) {
            keepTexts("", texts);
        }
        return new ExperimentDraft(sound, texts);
    }

    /** Shows what {@link #draft()} said. */
    public void show(ExperimentDraft draft) {
        show(draft.experiment());
        showTexts("", draft.texts());
    }

    @Override
    public void keepTexts(String path, Map<String, String> texts) {
        parts.forEach((name, part) -> part.keepTexts(path + name, texts));
    }

    @Override
    public void showTexts(String path, Map<String, String> texts) {
        parts.forEach((name, part) -> part.showTexts(path + name, texts));
    }

    private void read() {
        // all are looked at, because a form that nobody looks at does not tell of its next change
        List<Checked<?>> checked = new ArrayList<>();
        parts.values().forEach(part -> checked.add(part.settings().get()));
        Checked<ExperimentSettings> read = checked.stream()
                .filter(part -> !part.ok())
                .findFirst()
                .map(part -> Checked.<ExperimentSettings>wrong(part.problem()))
                .orElseGet(this::assemble);
        sound = read.settings().orElse(sound);
        settings.set(read);
    }

    private Checked<ExperimentSettings> assemble() {
        Identity itself = identity.settings().get().get();
        Measured chosen = measured.settings().get().get();
        return Checked.of(new ExperimentSettings(
                ExperimentSettings.SCHEMA_VERSION,
                itself.name(),
                itself.seed(),
                itself.backend(),
                dataset.settings().get().get(),
                network.settings().get().get(),
                training.settings().get().get(),
                new MeasureSettings(
                        chosen.on(),
                        schedule.settings().get().get(),
                        estimators.settings().get().get(),
                        chosen.permutations(),
                        chosen.selfCheck()),
                itself.repeats()));
    }

    private static Form<Identity> identity(TextEntry name) {
        TextEntry seed =
                TextEntry.large("seed", "Seed").with("", "Of all randomness; the same seed gives the same run.");
        TextEntry repeats = TextEntry.parsed("repeats", "Repeats", ExperimentForm::parseRepeats)
                .with("runs", "With other initial weights and batch orders, 1 to 10000.");
        ChoiceEntry<Backend> backend = new ChoiceEntry<>(
                        "backend", "Computes on", List.of(Backend.values()), ExperimentForm::label)
                .with("Where arrays are computed. Automatic takes a graphics card where there is one.");
        return new Form<>(
                List.of(name, seed, repeats, backend),
                () -> new Identity(name.stripped(), seed.large(), parseRepeats(repeats.stripped()), backend.get()),
                shown -> {
                    name.show(shown.name());
                    seed.show(shown.seed());
                    repeats.show(shown.repeats());
                    backend.show(shown.backend());
                },
                new Identity(ExperimentSettings.UNTITLED, 1, 1, Backend.AUTO));
    }

    private static int parseRepeats(String text) {
        try {
            int repeats = Integer.parseInt(text);
            if (repeats >= 1 && repeats <= 10_000) {
                return repeats;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number, 1 to 10000", e);
        }
        throw new IllegalArgumentException("must be between 1 and 10000");
    }

    private static String label(MeasuredInputs inputs) {
        return switch (inputs) {
            case ALL -> "All";
            case TRAIN -> "Training rows";
            case TEST -> "Test rows";
        };
    }

    private static String label(Backend backend) {
        return switch (backend) {
            case AUTO -> "Automatic";
            case CPU -> "Processor";
            case CUDA -> "Graphics card (CUDA)";
        };
    }
}
