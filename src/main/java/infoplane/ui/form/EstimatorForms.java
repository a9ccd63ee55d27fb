package infoplane.ui.form;

import infoplane.estimation.BinningSettings;
import infoplane.estimation.BinningSettings.Rule;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.RangeRule;
import infoplane.measuring.MeasureSettings;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;

/** The forms of the estimators, each derived from its settings record. */
public final class EstimatorForms {
    /** @param draws rows for each input of networks with noise */
    public record DrawCount(int draws) {
        public DrawCount {
            MeasureSettings.requireDraws(draws);
        }
    }

    private EstimatorForms() {}

    /** The number of draws alone, for measuring again. */
    public static Form<DrawCount> draws() {
        return RecordForm.of(
                DrawCount.class,
                MeasureSettings.class,
                new DrawCount(MeasureSettings.defaults().draws()));
    }

    public static FamilyForm<EstimatorSettings> family() {
        List<FamilyForm.Variant<EstimatorSettings, ? extends EstimatorSettings>> variants = new ArrayList<>(List.of(
                FamilyForm.variant(BinningSettings.class, binning()), FamilyForm.variant(KdeSettings.class, kde())));
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
            return FamilyForm.variant(type, RecordForm.of(type, defaults));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getSimpleName() + " has no defaults()", e);
        }
    }

    static Form<BinningSettings> binning() {
        Form<BinningSettings> form = RecordForm.of(BinningSettings.class, BinningSettings.defaults());
        ChoiceEntry<?> rule = form.choice("rule");
        BooleanBinding equalWidth = rule.choice().isEqualTo(Rule.EQUAL_WIDTH);
        BooleanBinding fixed = equalWidth.and(form.choice("range").choice().isEqualTo(RangeRule.FIXED));
        form.text("bins")
                .slider(2, 300, true)
                .relevant()
                .bind(equalWidth.or(rule.choice().isEqualTo(Rule.EQUAL_MASS)));
        form.entry("range").relevant().bind(equalWidth);
        form.entry("lower").relevant().bind(fixed);
        form.entry("upper").relevant().bind(fixed);
        form.text("size").slider(0.001, 1, true).relevant().bind(rule.choice().isEqualTo(Rule.SIZE));
        return form;
    }

    static Form<KdeSettings> kde() {
        Form<KdeSettings> form = RecordForm.of(KdeSettings.class, KdeSettings.defaults());
        BooleanBinding added = form.flag("ownNoise").prominent().on().not();
        form.text("noiseVariance").slider(1e-4, 1, true).relevant().bind(added);
        form.entry("relativeToLayer").relevant().bind(added);
        return form;
    }
}
