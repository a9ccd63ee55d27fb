package infoplane.ui.form;

import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of an experiment's estimators: at least one, and no two equal. */
public final class EstimatorListForm implements SettingsForm<List<EstimatorSettings>> {
    private final ObservableList<FamilyForm<EstimatorSettings>> estimators = FXCollections.observableArrayList();
    /** This field keeps the view reachable: listeners to an unmodifiable view of a list stop once the view is collected. */
    private final ObservableList<FamilyForm<EstimatorSettings>> readOnly =
            FXCollections.unmodifiableObservableList(estimators);

    private final ReadOnlyObjectWrapper<Checked<List<EstimatorSettings>>> settings =
            new ReadOnlyObjectWrapper<>(Checked.wrong("empty"));
    private final InvalidationListener reader = changed -> read();

    public EstimatorListForm() {
        append();
    }

    /** One form for each estimator, in order. {@link #addAnother()} and {@link #remove(FamilyForm)} change it. */
    public ObservableList<FamilyForm<EstimatorSettings>> estimators() {
        return readOnly;
    }

    /**
     * Adds the first estimator type that the list lacks and that every network suits. If the list has all types, adds binning with an unused number of
     * bins.
     */
    public FamilyForm<EstimatorSettings> addAnother() {
        Set<Class<?>> present =
                estimators.stream().map(form -> form.chosen().get().type()).collect(Collectors.toSet());
        FamilyForm<EstimatorSettings> added = append();
        added.variants().stream()
                .filter(variant -> !present.contains(variant.type())
                        && variant.form().settings().get().settings().stream().noneMatch(EstimatorSettings::needsNoise))
                .findFirst()
                .ifPresentOrElse(added.chosen()::set, () -> added.show(unusedBinning()));
        read();
        return added;
    }

    private EstimatorSettings unusedBinning() {
        Set<String> ids = estimators.stream()
                .flatMap(form -> form.settings().get().settings().stream())
                .map(EstimatorSettings::id)
                .collect(Collectors.toSet());
        return IntStream.iterate(BinningSettings.defaults().bins(), bins -> bins + 10)
                .mapToObj(EstimatorListForm::binning)
                .filter(binning -> !ids.contains(binning.id()))
                .findFirst()
                .orElseThrow();
    }

    private static BinningSettings binning(int bins) {
        BinningSettings usual = BinningSettings.defaults();
        return new BinningSettings(
                usual.rule(), bins, usual.range(), usual.lower(), usual.upper(), usual.size(), usual.correction());
    }

    private FamilyForm<EstimatorSettings> append() {
        FamilyForm<EstimatorSettings> added = EstimatorForms.family();
        added.settings().addListener(reader);
        estimators.add(added);
        read();
        return added;
    }

    /** Removes an estimator, unless it is the last one. */
    public void remove(FamilyForm<EstimatorSettings> estimator) {
        if (estimators.size() > 1 && estimators.remove(estimator)) {
            estimator.settings().removeListener(reader);
            read();
        }
    }

    @Override
    public ReadOnlyObjectProperty<Checked<List<EstimatorSettings>>> settings() {
        return settings.getReadOnlyProperty();
    }

    /** Reuses the forms that already show the right type, so that a focused field keeps its focus. */
    @Override
    public void show(List<EstimatorSettings> shown) {
        while (estimators.size() > shown.size() && estimators.size() > 1) {
            remove(estimators.get(estimators.size() - 1));
        }
        for (int index = 0; index < shown.size(); index++) {
            FamilyForm<EstimatorSettings> form = index < estimators.size() ? estimators.get(index) : append();
            form.show(shown.get(index));
        }
        read();
    }

    @Override
    public void saveTexts(String path, Map<String, String> texts) {
        for (int index = 0; index < estimators.size(); index++) {
            estimators.get(index).saveTexts(path + "[" + index + "]", texts);
        }
    }

    @Override
    public void restoreTexts(String path, Map<String, String> texts) {
        int noted = 0;
        while (texts.containsKey(path + "[" + noted + "]")) {
            noted++;
        }
        while (noted > 0 && estimators.size() > noted) {
            remove(estimators.get(estimators.size() - 1));
        }
        for (int index = 0; index < noted; index++) {
            FamilyForm<EstimatorSettings> form = index < estimators.size() ? estimators.get(index) : append();
            form.restoreTexts(path + "[" + index + "]", texts);
        }
    }

    private void read() {
        List<EstimatorSettings> read = new ArrayList<>();
        for (FamilyForm<EstimatorSettings> estimator : estimators) {
            Checked<EstimatorSettings> checked = estimator.settings().get();
            if (checked.value() == null) {
                settings.set(Checked.wrong(checked.problem()));
                return;
            }
            read.add(checked.value());
        }
        long different = read.stream().map(EstimatorSettings::id).distinct().count();
        settings.set(
                different < read.size()
                        ? Checked.wrong("Two estimators are alike; change or remove one")
                        : Checked.of(List.copyOf(read)));
    }
}
