package infoplane.ui.form;

import infoplane.dataset.DatasetSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.ExperimentSettings.BackendChoice;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasureSettings.MeasuredInputs;
import infoplane.network.NetworkSettings;
import infoplane.network.TrainingSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The form of a whole experiment. It combines the forms of the parts into settings, or into the problem of the first invalid
 * part.
 */
public final class ExperimentForm implements SettingsForm<ExperimentSettings> {
    /** Settings of the experiment itself. @param name name given by the user */
    public record Identity(String name, long seed, int repeats, BackendChoice backend) {
        public Identity {
            ExperimentSettings.requireRepeats(repeats);
        }

        static Identity of(ExperimentSettings experiment) {
            return new Identity(experiment.name(), experiment.seed(), experiment.repeats(), experiment.backend());
        }
    }

    /**
     * Measurement settings other than schedule and estimators.
     *
     * @param on inputs that are fed through the network
     * @param permutations number of label shuffles
     * @param selfCheck whether estimators are checked on data whose true I is known
     * @param draws rows for each input of a network with noise
     */
    public record Measured(MeasuredInputs on, int permutations, boolean selfCheck, int draws) {
        public Measured {
            MeasureSettings.requirePermutations(permutations);
        }

        static Measured of(MeasureSettings measure) {
            return new Measured(measure.on(), measure.permutations(), measure.selfCheck(), measure.draws());
        }
    }

    private final FamilyForm<DatasetSettings> dataset = DatasetForms.family();
    private final NetworkForm network = new NetworkForm();
    private final Form<TrainingSettings> training = TrainingForms.training();
    private final EstimatorListForm estimators = new EstimatorListForm();
    private final FamilyForm<ScheduleSettings> schedule = ScheduleForms.family();
    private final Form<Measured> measured = RecordForm.of(
            Measured.class,
            MeasureSettings.class,
            Measured.of(ExperimentSettings.defaults().measure()));
    private final Form<Identity> identity =
            RecordForm.of(Identity.class, ExperimentSettings.class, Identity.of(ExperimentSettings.defaults()));
    private final ReadOnlyObjectWrapper<Checked<ExperimentSettings>> settings =
            new ReadOnlyObjectWrapper<>(Checked.wrong("empty"));
    /** The forms of the parts by name. If several parts have a problem, the first one's is shown. */
    private final Map<String, SettingsForm<?>> parts = new LinkedHashMap<>();
    /** The last valid settings. */
    private ExperimentSettings lastValid = ExperimentSettings.defaults();

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
        return identity.text("name");
    }

    /** The form of name, seed, repeats and backend. */
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
            identity.show(Identity.of(shown));
            dataset.show(shown.dataset());
            network.show(shown.network());
            training.show(shown.training());
            measured.show(Measured.of(shown.measure()));
            schedule.show(shown.measure().schedule());
            estimators.show(shown.measure().estimators());
        } finally {
            showing = false;
        }
        read();
    }

    /** The current input, valid or not. */
    public ExperimentDraft draft() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!settings.get().ok()) {
            saveTexts("", texts);
        }
        return new ExperimentDraft(lastValid, texts);
    }

    /** Shows the input that {@link #draft()} returned. */
    public void show(ExperimentDraft draft) {
        show(draft.experiment());
        restoreTexts("", draft.texts());
    }

    @Override
    public void saveTexts(String path, Map<String, String> texts) {
        parts.forEach((name, part) -> part.saveTexts(path + name, texts));
    }

    @Override
    public void restoreTexts(String path, Map<String, String> texts) {
        parts.forEach((name, part) -> part.restoreTexts(path + name, texts));
    }

    private void read() {
        // reads every form, because JavaFX reports a property's next change only after the property has been read
        List<Checked<?>> checked = new ArrayList<>();
        parts.values().forEach(part -> checked.add(part.settings().get()));
        Checked<ExperimentSettings> read = checked.stream()
                .filter(part -> !part.ok())
                .findFirst()
                .map(part -> Checked.<ExperimentSettings>wrong(part.problem()))
                .orElseGet(this::assemble);
        lastValid = read.settings().orElse(lastValid);
        settings.set(read);
    }

    private Checked<ExperimentSettings> assemble() {
        Identity itself = identity.settings().get().get();
        Measured chosen = measured.settings().get().get();
        List<EstimatorSettings> chosenEstimators = estimators.settings().get().get();
        NetworkSettings chosenNetwork = network.settings().get().get();
        if (!chosenNetwork.noise().any() && chosenEstimators.stream().anyMatch(EstimatorSettings::needsNoise)) {
            return Checked.wrong("An estimator measures the network's own noise, but Noise σ of the network is 0");
        }
        return Checked.of(new ExperimentSettings(
                ExperimentSettings.SCHEMA_VERSION,
                itself.name(),
                itself.seed(),
                itself.backend(),
                dataset.settings().get().get(),
                chosenNetwork,
                training.settings().get().get(),
                new MeasureSettings(
                        chosen.on(),
                        schedule.settings().get().get(),
                        chosenEstimators,
                        chosen.permutations(),
                        chosen.selfCheck(),
                        chosen.draws()),
                itself.repeats()));
    }
}
