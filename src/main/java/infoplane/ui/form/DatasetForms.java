package infoplane.ui.form;

import infoplane.dataset.BitCoding;
import infoplane.dataset.DatasetSettings;
import infoplane.dataset.FileSettings;
import infoplane.dataset.SztSettings;
import java.util.List;

/** The forms of the data sets. */
public final class DatasetForms {
    private DatasetForms() {}

    public static FamilyForm<DatasetSettings> family() {
        return new FamilyForm<>(List.of(
                new FamilyForm.Variant<>("Shwartz-Ziv & Tishby, 12 bits", SztSettings.class, szt()),
                new FamilyForm.Variant<>("File", FileSettings.class, file())));
    }

    static Form<SztSettings> szt() {
        TextEntry share = trainingShare();
        TextEntry gamma = TextEntry.optionalDecimal("gamma", "Steepness γ")
                .with(
                        "",
                        "Steepness of the soft rule p(y=1|x) = 1 / (1 + exp(−γ (f(x) − θ))), greater than 0.\n"
                                + "Empty: the hard rule, I(X;Y) = 0.9992 bits. 54.478 gives I(X;Y) = 0.9900 bits.")
                .range("over 0");
        ChoiceEntry<BitCoding> coding = new ChoiceEntry<>(
                        "inputs",
                        "Bits shown as",
                        List.of(BitCoding.values()),
                        value -> value == BitCoding.ZERO_ONE ? "0 and 1" : "−1 and +1")
                .with("How a bit of the pattern becomes an input of the network.");
        SwitchEntry random = new SwitchEntry("randomLabels", "Random labels")
                .with("Shuffles the labels, so that there is nothing to learn but by heart.");
        return new Form<>(
                List.of(share, gamma, coding, random),
                () -> new SztSettings(share.decimal(), gamma.decimalOrNull(), coding.get(), random.get()),
                settings -> {
                    share.show(Double.valueOf(settings.trainFraction()));
                    gamma.show(settings.gamma());
                    coding.show(settings.inputs());
                    random.show(settings.randomLabels());
                },
                SztSettings.defaults());
    }

    static Form<FileSettings> file() {
        TextEntry path = TextEntry.parsed("path", "File", DatasetForms::present)
                .with("", "Inputs: .npy, .csv (last column is the label), .mat (F and y), or IDX as MNIST has it.");
        TextEntry labels = TextEntry.text("labels", "Labels")
                .with("", "The labels where they lie in a file of their own; else empty.");
        TextEntry rows = TextEntry.whole("rows", "Rows")
                .with("", "Rows to keep, from the first; 0 keeps all.")
                .range("of at least 0");
        TextEntry share = trainingShare();
        return new Form<>(
                List.of(path, labels, rows, share),
                () -> new FileSettings(path.stripped(), labels.textOrNull(), rows.whole(), share.decimal()),
                settings -> {
                    path.show(settings.path());
                    labels.show(settings.labels() == null ? "" : settings.labels());
                    rows.show(settings.rows());
                    share.show(Double.valueOf(settings.trainFraction()));
                },
                FileSettings.of(""));
    }

    private static TextEntry trainingShare() {
        return TextEntry.decimal("trainFraction", "Training share")
                .with("", "Share of the rows that the network is trained on, over 0 to 1; the others test it.")
                .range("over 0, up to 1");
    }

    private static void present(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("must name a file");
        }
    }
}
