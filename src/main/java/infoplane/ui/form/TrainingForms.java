package infoplane.ui.form;

import infoplane.network.BatchSize;
import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Keep;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.List;

/** The form of training. */
public final class TrainingForms {
    private TrainingForms() {}

    public static Form<TrainingSettings> training() {
        ChoiceEntry<Optimiser> optimiser = new ChoiceEntry<>(
                        "optimiser", "Optimiser", List.of(Optimiser.values()), TrainingForms::label)
                .with("The rule by which the weights follow the gradient.");
        TextEntry rate = TextEntry.decimal("learningRate", "Learning rate")
                .with("", "Greater than 0; 0.0004 with Adam in the published work.")
                .range("over 0");
        TextEntry momentum = TextEntry.decimal("momentum", "Momentum")
                .with("", "Share of the last step that is kept, 0 to below 1.")
                .range("from 0 to below 1");
        TextEntry beta1 = TextEntry.decimal("beta1", "β₁")
                .with("", "Adam's decay of the mean gradient, 0 to below 1.")
                .range("from 0 to below 1");
        TextEntry beta2 = TextEntry.decimal("beta2", "β₂")
                .with("", "Adam's decay of the squared gradient, 0 to below 1.")
                .range("from 0 to below 1");
        TextEntry batch = TextEntry.parsed("batchSize", "Batch", TrainingForms::parseBatch)
                .with("rows", "Rows in a step, at least 1, or “full” for all of them at once.");
        TextEntry epochs = TextEntry.whole("epochs", "Epochs")
                .with("", "Passes over the training rows, 1 to 10 000 000.")
                .range("from 1 to 10 000 000");
        TextEntry l1 = TextEntry.decimal("l1", "L1 penalty")
                .with("", "On weights, not biases; at least 0.")
                .range("of at least 0");
        TextEntry l2 = TextEntry.decimal("l2", "L2 penalty")
                .with("", "On weights, not biases; at least 0.")
                .range("of at least 0");
        ChoiceEntry<Keep> keep = new ChoiceEntry<>("keep", "Weights kept", List.of(Keep.values()), TrainingForms::label)
                .with("Which epochs' weights stay on disk. Without them the run cannot be measured again.");
        ChoiceEntry<Engine> engine = new ChoiceEntry<>(
                        "engine", "Engine", List.of(Engine.values()), TrainingForms::label)
                .with("Automatic takes the fused trainer wherever it can train the network.");
        momentum.relevant().bind(optimiser.choice().isEqualTo(Optimiser.MOMENTUM));
        beta1.relevant().bind(optimiser.choice().isEqualTo(Optimiser.ADAM));
        beta2.relevant().bind(optimiser.choice().isEqualTo(Optimiser.ADAM));
        return new Form<>(
                List.of(epochs, batch, optimiser, rate, momentum, beta1, beta2, l1, l2, keep, engine),
                () -> new TrainingSettings(
                        engine.get(),
                        optimiser.get(),
                        rate.decimal(),
                        momentum.decimal(),
                        beta1.decimal(),
                        beta2.decimal(),
                        l1.decimal(),
                        l2.decimal(),
                        parseBatch(batch.stripped()),
                        epochs.whole(),
                        keep.get()),
                settings -> {
                    engine.show(settings.engine());
                    optimiser.show(settings.optimiser());
                    rate.show(Double.valueOf(settings.learningRate()));
                    momentum.show(Double.valueOf(settings.momentum()));
                    beta1.show(Double.valueOf(settings.beta1()));
                    beta2.show(Double.valueOf(settings.beta2()));
                    l1.show(Double.valueOf(settings.l1()));
                    l2.show(Double.valueOf(settings.l2()));
                    batch.show(settings.batchSize().toString());
                    epochs.show(settings.epochs());
                    keep.show(settings.keep());
                },
                TrainingSettings.defaults());
    }

    private static BatchSize parseBatch(String text) {
        try {
            return BatchSize.parse(text.equalsIgnoreCase("full") ? "full" : (Object) Integer.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a whole number, at least 1, or “full”", e);
        }
    }

    private static String label(Optimiser optimiser) {
        return switch (optimiser) {
            case SGD -> "SGD";
            case MOMENTUM -> "SGD with momentum";
            case ADAM -> "Adam";
        };
    }

    private static String label(Keep keep) {
        return switch (keep) {
            case ALL -> "Of every epoch";
            case BUDGET -> "As many as the budget allows";
            case NONE -> "None";
        };
    }

    private static String label(Engine engine) {
        return switch (engine) {
            case AUTO -> "Automatic";
            case DL4J -> "Deeplearning4j";
            case FUSED -> "Fused";
        };
    }
}
