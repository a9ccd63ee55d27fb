package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.BinningSettings;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.RangeRule;
import infoplane.network.BatchSize;
import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Optimiser;
import infoplane.schedule.ScheduleSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text in, settings or a sentence out. */
class FormTest {
    private final Form<KdeSettings> kde = EstimatorForms.kde();

    @Test
    void typedTextBecomesSettings() {
        type(kde, "noiseVariance", " 0.001 ");
        assertEquals(0.001, kde.settings().get().get().noiseVariance());
    }

    @ParameterizedTest
    @CsvSource({
        "noiseVariance, abc, 'must be a number, greater than 0, such as 0.05'",
        "noiseVariance, '', 'must be a number, greater than 0, such as 0.05'",
        "noiseVariance, 0, must be greater than 0",
        "noiseVariance, -1, must be greater than 0",
        "noiseVariance, NaN, must be greater than 0",
    })
    void whatIsWrongIsSaidBesideTheEntryAlone(String name, String text, String said) {
        type(kde, name, text);
        assertFalse(kde.settings().get().ok());
        assertEquals("Noise variance " + said, kde.settings().get().problem());
        kde.entries()
                .forEach(entry -> assertEquals(
                        entry.name().equals(name) ? said : "", entry.problem().get(), entry.name()));
    }

    /** A share over 1 and a negative steepness are refused by the settings one after the other; both are marked. */
    @Test
    void everyWrongEntryIsMarked() {
        var form = DatasetForms.szt();
        type(form, "trainFraction", "1.5");
        type(form, "gamma", "-4");
        assertEquals(
                "Training share must be greater than 0 and at most 1",
                form.settings().get().problem());
        assertEquals("must be greater than 0", entry(form, "gamma").problem().get());
        type(form, "trainFraction", "x");
        assertEquals(
                "must be a number, greater than 0 and at most 1, such as 0.8",
                entry(form, "trainFraction").problem().get());
        assertEquals("must be greater than 0", entry(form, "gamma").problem().get(), "beside a text that is no number");
        type(form, "gamma", "4");
        type(form, "trainFraction", "0.7");
        assertEquals(0.7, form.settings().get().get().trainFraction());
        assertEquals(4.0, form.settings().get().get().gamma());
    }

    /** The range of β₂ and an example that fits it. */
    @Test
    void whatIsNoNumberIsToldTheRangeAndAFittingExample() {
        Form<TrainingSettings> form = TrainingForms.training();
        type(form, "beta2", "abc");
        assertEquals(
                "must be a number, at least 0 and below 1, such as 0.999",
                entry(form, "beta2").problem().get());
    }

    @Test
    void aProblemGoesWhenItIsMended() {
        type(kde, "noiseVariance", "x");
        type(kde, "noiseVariance", "0.1");
        assertTrue(kde.settings().get().ok());
        assertEquals("", entry(kde, "noiseVariance").problem().get());
    }

    @Test
    void everyTypeOfEstimatorAndScheduleHasAForm() {
        FamilyForm<EstimatorSettings> estimators = EstimatorForms.family();
        FamilyForm<ScheduleSettings> schedules = ScheduleForms.family();
        assertEquals(
                List.of(EstimatorSettings.class.getPermittedSubclasses()).size(),
                estimators.variants().size());
        assertEquals(
                List.of(ScheduleSettings.class.getPermittedSubclasses()).size(),
                schedules.variants().size());
    }

    @Test
    void whatIsShownIsReadBackEqual() {
        List<BinningSettings> cases = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            for (RangeRule range : RangeRule.values()) {
                cases.add(new BinningSettings(
                        rule, 77, range, -2.5, 3.0, 0.125, BinningSettings.Correction.MILLER_MADOW));
            }
        }
        Form<BinningSettings> form = EstimatorForms.binning();
        for (BinningSettings settings : cases) {
            form.show(settings);
            assertEquals(settings, form.settings().get().get());
        }
    }

    @Test
    void entriesThatMeanNothingAreNeitherShownNorChecked() {
        Form<TrainingSettings> form = TrainingForms.training();
        choose(form, "optimiser", Optimiser.MOMENTUM);
        type(form, "momentum", "nonsense");
        assertFalse(form.settings().get().ok());
        choose(form, "optimiser", Optimiser.ADAM);
        assertFalse(entry(form, "momentum").relevant().get());
        assertTrue(form.settings().get().ok());
    }

    @ParameterizedTest
    @CsvSource({"full, full", "FULL, full", "64, 64"})
    void batchIsANumberOrFull(String typed, String read) {
        Form<TrainingSettings> form = TrainingForms.training();
        type(form, "batchSize", typed);
        BatchSize batch = form.settings().get().get().batchSize();
        assertEquals(read, batch.toString());
    }

    @Test
    void aFixedRangeAsksForBothEnds() {
        Form<BinningSettings> form = EstimatorForms.binning();
        choose(form, "range", RangeRule.FIXED);
        assertFalse(form.settings().get().ok());
        type(form, "lower", "-1");
        type(form, "upper", "1");
        assertEquals(
                "binning:equal-width:30:-1.0..1.0", form.settings().get().get().id());
    }

    @Test
    void anEmptySteepnessMeansTheHardRule() {
        var form = DatasetForms.szt();
        assertNull(form.settings().get().get().gamma());
        type(form, "gamma", "54.478");
        assertEquals(54.478, form.settings().get().get().gamma());
    }

    @Test
    void aSliderGivesNumbersThatAHandWouldType() {
        TextEntry bins = (TextEntry) entry(EstimatorForms.binning(), "bins");
        bins.slide(31.7);
        assertEquals("32", bins.text().get());
        TextEntry noise = (TextEntry) entry(kde, "noiseVariance");
        noise.slide(0.0123456);
        assertEquals("0.0123", noise.text().get());
    }

    static Entry entry(Form<?> form, String name) {
        return form.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void type(Form<?> form, String name, String text) {
        ((TextEntry) entry(form, name)).text().set(text);
    }

    @SuppressWarnings("unchecked")
    static <V> void choose(Form<?> form, String name, V value) {
        ((ChoiceEntry<V>) entry(form, name)).show(value);
    }
}
