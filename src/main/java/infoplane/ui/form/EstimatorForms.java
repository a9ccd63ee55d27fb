package infoplane.ui.form;

import infoplane.estimation.BinningSettings;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.RangeRule;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;

/** The forms of the estimators: a form of their own for some, one made from the record for the rest. */
public final class EstimatorForms {
    private EstimatorForms() {}

    public static FamilyForm<EstimatorSettings> family() {
        List<FamilyForm.Variant<EstimatorSettings, ? extends EstimatorSettings>> variants = new ArrayList<>(List.of(
                new FamilyForm.Variant<>("Binning", BinningSettings.class, binning()),
                new FamilyForm.Variant<>("Kernel density bounds", KdeSettings.class, kde())));
        for (Class<?> type : EstimatorSettings.class.getPermittedSubclasses()) {
            if (variants.stream().noneMatch(variant -> variant.type() == type)) {
                variants.add(plain(type.asSubclass(EstimatorSettings.class)));
            }
        }
        return new FamilyForm<>(variants);
    }

    private static <S extends EstimatorSettings> FamilyForm.Variant<EstimatorSettings, S> plain(Class<S> type) {
        try {
            S defaults = type.cast(type.getMethod("defaults").invoke(null));
            return new FamilyForm.Variant<>(defaults.description().name(), type, RecordForm.of(type, defaults));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getSimpleName() + " has no defaults()", e);
        }
    }

    static Form<BinningSettings> binning() {
        ChoiceEntry<Rule> rule = new ChoiceEntry<>("rule", "Cells", List.of(Rule.values()), EstimatorForms::label)
                .with("How the value of a unit becomes the number of a cell.");
        TextEntry bins = TextEntry.whole("bins", "Bins")
                .with("per unit", "Cells of each unit, 2 to 30000.")
                .range("from 2 to 30000")
                .slider(2, 300, true);
        ChoiceEntry<RangeRule> range = new ChoiceEntry<>(
                        "range", "Range", List.of(RangeRule.values()), EstimatorForms::label)
                .with("The interval that is cut into bins; values outside it count to the end cells.");
        TextEntry lower = TextEntry.optionalDecimal("lower", "From").with("", "Lower end of the range.");
        TextEntry upper = TextEntry.optionalDecimal("upper", "To").with("", "Upper end of the range.");
        TextEntry size = TextEntry.decimal("size", "Cell size")
                .with("", "Width of a cell, greater than 0; 0.07 in the code of Saxe et al. (2018).")
                .range("over 0")
                .slider(0.001, 1, true);
        ChoiceEntry<Correction> correction = new ChoiceEntry<>(
                        "correction", "Correction", List.of(Correction.values()), EstimatorForms::label)
                .with("Of the bias of counted entropies; the published works use none.");
        BooleanBinding equalWidth = rule.choice().isEqualTo(Rule.EQUAL_WIDTH);
        bins.relevant().bind(equalWidth.or(rule.choice().isEqualTo(Rule.EQUAL_MASS)));
        range.relevant().bind(equalWidth);
        BooleanBinding fixed = equalWidth.and(range.choice().isEqualTo(RangeRule.FIXED));
        lower.relevant().bind(fixed);
        upper.relevant().bind(fixed);
        size.relevant().bind(rule.choice().isEqualTo(Rule.SIZE));
        return new Form<>(
                List.of(rule, bins, range, lower, upper, size, correction),
                () -> new BinningSettings(
                        rule.get(),
                        bins.whole(),
                        range.get(),
                        lower.decimalOrNull(),
                        upper.decimalOrNull(),
                        size.decimal(),
                        correction.get()),
                settings -> {
                    rule.show(settings.rule());
                    bins.show(settings.bins());
                    range.show(settings.range());
                    lower.show(settings.lower());
                    upper.show(settings.upper());
                    size.show(Double.valueOf(settings.size()));
                    correction.show(settings.correction());
                },
                BinningSettings.defaults());
    }

    static Form<KdeSettings> kde() {
        ChoiceEntry<KdeSettings.Bound> bound = new ChoiceEntry<>(
                        "bound",
                        "Bound",
                        List.of(KdeSettings.Bound.values()),
                        value -> value == KdeSettings.Bound.UPPER ? "Upper" : "Lower")
                .with("Upper: Kullback–Leibler distances. Lower: Bhattacharyya distances.");
        TextEntry noise = TextEntry.decimal("noiseVariance", "Noise variance")
                .with(
                        "",
                        "Of the Gaussian noise that the estimator adds, greater than 0, in squared units of the"
                                + " activation.\n0.05: the dissertation; 0.001 and 0.1: the code of Saxe et al. (2018).")
                .range("over 0")
                .slider(1e-4, 1, true);
        SwitchEntry relative = new SwitchEntry("relativeToLayer", "Relative to the layer")
                .with("Multiplies the noise variance by the mean variance of the layer's units.");
        return new Form<>(
                List.of(bound, noise, relative),
                () -> new KdeSettings(bound.get(), noise.decimal(), relative.get()),
                settings -> {
                    bound.show(settings.bound());
                    noise.show(Double.valueOf(settings.noiseVariance()));
                    relative.show(settings.relativeToLayer());
                },
                KdeSettings.defaults());
    }

    private static String label(Rule rule) {
        return switch (rule) {
            case EQUAL_WIDTH -> "Equal width";
            case IDNNS -> "As published (IDNNs)";
            case SIZE -> "Fixed size";
            case EQUAL_MASS -> "Equal mass";
        };
    }

    private static String label(RangeRule rule) {
        return switch (rule) {
            case ACTIVATION -> "Of the activation";
            case LAYER -> "Of layer and epoch";
            case NEURON -> "Of unit and epoch";
            case RUN -> "Of the whole run";
            case FIXED -> "Fixed";
        };
    }

    private static String label(Correction correction) {
        return switch (correction) {
            case NONE -> "None";
            case MILLER_MADOW -> "Miller–Madow";
            case CHAO_SHEN -> "Chao–Shen";
        };
    }
}
