package infoplane.ui.form;

import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Keep;
import infoplane.network.TrainingSettings.Optimiser;
import javafx.beans.binding.BooleanBinding;

/** The form of the training settings. */
public final class TrainingForms {
    private TrainingForms() {}

    public static Form<TrainingSettings> training() {
        Form<TrainingSettings> form = RecordForm.of(
                TrainingSettings.class,
                TrainingSettings.defaults(),
                "epochs",
                "batchSize",
                "optimiser",
                "learningRate",
                "momentum",
                "beta1",
                "beta2",
                "l1",
                "l2",
                "weightDecay",
                "orthonormality",
                "keep",
                "budgetMebibytes");
        BooleanBinding adamw = form.choice("optimiser").choice().isEqualTo(Optimiser.ADAMW);
        BooleanBinding adam =
                form.choice("optimiser").choice().isEqualTo(Optimiser.ADAM).or(adamw);
        form.entry("momentum").relevant().bind(form.choice("optimiser").choice().isEqualTo(Optimiser.MOMENTUM));
        form.entry("beta1").relevant().bind(adam);
        form.entry("beta2").relevant().bind(adam);
        form.entry("weightDecay").relevant().bind(adamw);
        form.entry("budgetMebibytes")
                .relevant()
                .bind(form.choice("keep").choice().isEqualTo(Keep.BUDGET));
        return form;
    }
}
