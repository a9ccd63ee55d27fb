package infoplane.ui.form;

import infoplane.estimation.EstimatorName;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import infoplane.network.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings in the words in which the forms ask for them. */
public final class SettingsWords {
    private SettingsWords() {}

    /** One line for everything, besides the name, in which two experiments differ; what does not matter is left out. */
    public static List<String> differences(ExperimentSettings before, ExperimentSettings after) {
        ExperimentForm one = new ExperimentForm();
        ExperimentForm other = new ExperimentForm();
        one.show(before);
        other.show(after);
        List<String> lines = new ArrayList<>();
        addFamily(lines, "Data set", "", one.dataset(), other.dataset());
        addEntries(lines, "", one.network().form(), other.network().form());
        addActivations(lines, before.network(), after.network());
        addEntries(lines, "", one.training(), other.training());
        addEntries(lines, "", one.identity(), other.identity());
        addEstimators(lines, before.measure().estimators(), after.measure().estimators());
        addFamily(lines, "Measured epochs", "Measured epochs · ", one.schedule(), other.schedule());
        addEntries(lines, "", one.measured(), other.measured());
        String name = one.name().label() + ": ";
        lines.removeIf(line -> line.startsWith(name));
        return lines;
    }

    private static <T> void addFamily(
            List<String> lines, String label, String section, FamilyForm<T> one, FamilyForm<T> other) {
        String before = one.chosen().get().label();
        String after = other.chosen().get().label();
        if (before.equals(after)) {
            addEntries(
                    lines,
                    section,
                    one.chosen().get().form(),
                    other.chosen().get().form());
        } else {
            lines.add(change(label, before, after));
        }
    }

    private static void addEntries(List<String> lines, String section, Form<?> one, Form<?> other) {
        for (int index = 0; index < one.entries().size(); index++) {
            Entry before = one.entries().get(index);
            Entry after = other.entries().get(index);
            boolean matters = before.relevant().get() && after.relevant().get();
            if (matters && !before.said().equals(after.said())) {
                lines.add(change(section + before.label(), before.said(), after.said()));
            }
        }
    }

    private static void addActivations(List<String> lines, NetworkSettings before, NetworkSettings after) {
        if (!before.activations().equals(after.activations())) {
            lines.add(change("Activation of each layer", activations(before), activations(after)));
        }
    }

    private static String activations(NetworkSettings network) {
        return IntStream.range(0, network.hidden().size())
                .mapToObj(network::activationOf)
                .map((Activation activation) -> NetworkForm.label(activation))
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
        return EstimatorName.of(settings.id()).whole();
    }

    private static String change(String label, String before, String after) {
        return label + ": " + (before.isEmpty() ? "none" : before) + " → " + (after.isEmpty() ? "none" : after);
    }
}
