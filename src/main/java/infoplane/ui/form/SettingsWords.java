package infoplane.ui.form;

import infoplane.config.SettingFacts;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Describes settings in the labels and units of the forms. */
public final class SettingsWords {
    private SettingsWords() {}

    /** One line for each difference between two experiments. Ignores the name and entries that do not apply. */
    public static List<String> differences(ExperimentSettings before, ExperimentSettings after) {
        ExperimentForm one = new ExperimentForm();
        ExperimentForm other = new ExperimentForm();
        one.show(before);
        other.show(after);
        List<String> lines = new ArrayList<>();
        addFamily(
                lines,
                SettingFacts.of(ExperimentSettings.class, "dataset").label(),
                "",
                one.dataset(),
                other.dataset());
        addEntries(lines, "", one.network().form(), other.network().form());
        addActivations(lines, before.network(), after.network());
        addEntries(lines, "", one.training(), other.training());
        addEntries(lines, "", one.identity(), other.identity());
        addEstimators(lines, before.measure().estimators(), after.measure().estimators());
        String epochs = SettingFacts.of(MeasureSettings.class, "schedule").label();
        addFamily(lines, epochs, epochs + " · ", one.schedule(), other.schedule());
        addEntries(lines, "", one.measured(), other.measured());
        return lines;
    }

    private static <T> void addFamily(
            List<String> lines, String label, String section, FamilyForm<T> one, FamilyForm<T> other) {
        var before = one.chosen().get();
        var after = other.chosen().get();
        if (before.type() == after.type()) {
            addEntries(lines, section, before.form(), after.form());
        } else {
            lines.add(change(label, before.label(), after.label()));
        }
    }

    private static void addEntries(List<String> lines, String section, Form<?> one, Form<?> other) {
        for (int index = 0; index < one.entries().size(); index++) {
            Entry before = one.entries().get(index);
            Entry after = other.entries().get(index);
            boolean matters = before.relevant().get()
                    && after.relevant().get()
                    && !before.name().equals("name");
            if (matters && !before.displayText().equals(after.displayText())) {
                lines.add(change(section + before.label(), before.displayText(), after.displayText()));
            }
        }
    }

    private static void addActivations(List<String> lines, NetworkSettings before, NetworkSettings after) {
        if (!before.activations().equals(after.activations())) {
            lines.add(change(
                    SettingFacts.of(NetworkSettings.class, "activations").label(),
                    activations(before),
                    activations(after)));
        }
    }

    private static String activations(NetworkSettings network) {
        return IntStream.range(0, network.hidden().size())
                .mapToObj(network::activationOf)
                .map(SettingFacts::labelOf)
                .collect(Collectors.joining(", "));
    }

    private static void addEstimators(
            List<String> lines, List<EstimatorSettings> before, List<EstimatorSettings> after) {
        before.stream()
                .filter(own -> !after.contains(own))
                .forEach(own -> lines.add("Estimator only before: " + named(own)));
        after.stream()
                .filter(own -> !before.contains(own))
                .forEach(own -> lines.add("Estimator only after: " + named(own)));
    }

    private static String named(EstimatorSettings settings) {
        return settings.name().whole();
    }

    private static String change(String label, String before, String after) {
        return label + ": " + (before.isEmpty() ? "none" : before) + " → " + (after.isEmpty() ? "none" : after);
    }
}
