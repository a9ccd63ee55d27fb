package infoplane.ui.form;

import infoplane.estimation.InfoNceSettings;
import infoplane.estimation.KsgSettings;
import infoplane.estimation.LgaSettings;
import infoplane.estimation.LncSettings;
import infoplane.estimation.LnnSettings;
import infoplane.estimation.MineSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.estimation.RenyiSettings;
import infoplane.estimation.RossSettings;
import java.util.HashMap;
import java.util.Map;

/** What the fields of forms that are made from records mean, and what is allowed in them. */
final class EstimatorHelp {
    private static final Map<String, String> WORDS = new HashMap<>();

    static {
        WORDS.put("k", "Nearest neighbours, a whole number of at least 1.");
        say(KsgSettings.class, "k", "Neighbours in the joint space, at least 1; Kraskov et al. (2004) advise 2 to 4.");
        say(KsgSettings.class, "variant", "1 or 2: the two estimators of Kraskov et al. (2004).");
        say(KsgSettings.class, "standardise", "Whether columns are first scaled to variance 1.");
        say(RossSettings.class, "k", "Neighbours within the class, at least 1; fewer where a class has fewer.");
        say(LncSettings.class, "k", "Neighbours, at least 1; more than there are dimensions, or nothing is corrected.");
        say(
                LncSettings.class,
                "alpha",
                "How narrow a neighbourhood must be to be corrected, above 0 and at most 1; empty: worked out from uniform"
                        + " neighbourhoods.");
        say(LnnSettings.class, "k", "The neighbour whose distance is the bandwidth, at least 1.");
        say(LnnSettings.class, "m", "Neighbours that a local fit looks at, more than k and than there are dimensions.");
        say(LgaSettings.class, "k", "The neighbour whose distance is the bandwidth, at least 1.");
        say(QuantisedSettings.class, "correction", "Of the bias of counted entropies; the published works use none.");
        say(RenyiSettings.class, "alpha", "Order of the entropy, above 0, at most 100 and not 1; published: 1.01.");
        say(RenyiSettings.class, "widthFactor", "γ in the kernel's width γ √d n^(−1/(4+d)), greater than 0.");
        say(
                RenyiSettings.class,
                "batch",
                "Rows to a Gram matrix, 2 to 2000; the estimate cannot exceed its logarithm.");
        say(RenyiSettings.class, "batches", "Batches that are averaged, 1 to 10,000; fewer where rows are few.");
        critic(InfoNceSettings.class, "; the estimate cannot exceed its logarithm");
        critic(MineSettings.class, "");
    }

    private EstimatorHelp() {}

    private static void critic(Class<?> type, String limit) {
        say(type, "hidden", "Units of each of the critic's two hidden layers, 1 to 4096.");
        say(type, "embedding", "Numbers that the critic reduces a row to, 1 to 1024.");
        say(type, "batch", "Pairs to a step, 2 to 4096" + limit + ".");
        say(type, "steps", "Steps of training at most, 1 to 1,000,000; fewer where the held-out value stops growing.");
        say(type, "learningRate", "Of Adam at the start, greater than 0 and at most 1.");
        say(type, "seed", "Of the split into halves, the critic's start and the batches: any whole number.");
    }

    private static void say(Class<?> type, String component, String words) {
        WORDS.put(type.getSimpleName() + "." + component, words);
    }

    /** One sentence with the allowed range; empty if there is none. */
    static String of(Class<?> type, String component) {
        return WORDS.getOrDefault(type.getSimpleName() + "." + component, WORDS.getOrDefault(component, ""));
    }
}
