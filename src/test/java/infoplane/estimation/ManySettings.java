package infoplane.estimation;

import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.BinningSettings.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of every type of estimator, for tests of what depends on their ids or names. */
public final class ManySettings {
    private ManySettings() {}

    /** What people call the estimator with an id that is among them. */
    public static EstimatorName nameOf(String id) {
        return all().stream()
                .filter(settings -> settings.id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** Of each type its defaults and, for each field, another value. */
    public static List<EstimatorSettings> all() {
        List<EstimatorSettings> all = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            for (RangeRule range : RangeRule.values()) {
                for (Correction correction : Correction.values()) {
                    all.add(binning(rule, 30, range, 0.07, correction));
                    all.add(binning(rule, 196, range, 0.5, correction));
                }
            }
        }
        for (Correction correction : Correction.values()) {
            all.add(new QuantisedSettings(correction));
        }
        for (KdeSettings.Bound bound : KdeSettings.Bound.values()) {
            for (double noise : new double[] {1, 0.1, 0.05, 1e-3, 1e-10}) {
                all.add(new KdeSettings(bound, noise, false));
                all.add(new KdeSettings(bound, noise, true));
            }
            all.add(new KdeSettings(bound, 0.05, false, true));
        }
        all.addAll(List.of(
                SamplePropagationSettings.defaults(),
                new SamplePropagationSettings(1, 50),
                new SamplePropagationSettings(11, 50),
                new SamplePropagationSettings(10, 51)));
        for (int k = 3; k < 6; k++) {
            all.addAll(List.of(
                    new KsgSettings(1, k, true, false),
                    new KsgSettings(2, k, true, false),
                    new KsgSettings(1, k, false, false),
                    new RossSettings(k, false),
                    new MixedKsgSettings(k),
                    new KnnEntropySettings(k),
                    lnc(k, null),
                    lnc(k, 0.2),
                    new LnnSettings(k, 30),
                    new LnnSettings(k, 31),
                    new LgaSettings(k)));
        }
        all.addAll(List.of(
                RenyiSettings.defaults(),
                new RenyiSettings(2, 1, 500, 8),
                new RenyiSettings(1.01, 2, 500, 8),
                new RenyiSettings(1.01, 1, 400, 8),
                new RenyiSettings(1.01, 1, 500, 9)));
        all.addAll(List.of(
                InfoNceSettings.defaults(),
                new InfoNceSettings(65, 32, 1024, 400, 0.005, 1),
                new InfoNceSettings(64, 65, 1024, 400, 0.005, 1),
                new InfoNceSettings(64, 32, 1023, 400, 0.005, 1),
                new InfoNceSettings(64, 32, 1024, 401, 0.005, 1),
                new InfoNceSettings(64, 32, 1024, 400, 0.001, 1),
                new InfoNceSettings(64, 32, 1024, 400, 0.005, 2),
                MineSettings.defaults(),
                new MineSettings(64, 32, 513, 800, 0.005, 1)));
        return all;
    }

    private static BinningSettings binning(Rule rule, int bins, RangeRule range, double size, Correction correction) {
        return new BinningSettings(rule, bins, range, -1.0, 1.0, size, correction);
    }

    private static LncSettings lnc(int k, @Nullable Double alpha) {
        return new LncSettings(k, alpha);
    }
}
