package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings in the words of the forms. */
class SettingsWordsTest {
    private final ExperimentSettings usual = ExperimentSettings.defaults();

    @Test
    void differencesAreSaidWithTheLabelsOfTheForms() {
        ExperimentForm form = new ExperimentForm();
        form.show(usual);
        FormTest.type(form.training(), "epochs", "42");
        FormTest.choose(form.network().form(), "activation", Activation.RELU);
        form.estimators().addAnother();
        FormTest.type(form.schedule().chosen().get().form(), "points", "17");
        assertEquals(
                List.of(
                        "Activation: tanh → ReLU",
                        "Epochs: " + usual.training().epochs() + " → 42",
                        "Estimator only after: Kernel density bounds, upper bound, noise variance 0.05",
                        "Measured epochs · Epochs: 400 → 17"),
                SettingsWords.differences(usual, form.settings().get().get()));
    }

    /** A name is no setting; what the chosen type does not use makes no difference. */
    @Test
    void whatDoesNotMatterIsLeftOut() {
        assertEquals(List.of(), SettingsWords.differences(usual, usual.withName("another")));
        assertEquals(
                List.of(),
                SettingsWords.differences(
                        usual,
                        usual.withTraining(
                                usual.training().withEpochs(usual.training().epochs()))));
    }
}
