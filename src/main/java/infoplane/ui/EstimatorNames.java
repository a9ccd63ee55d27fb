package infoplane.ui;

import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunResults;
import infoplane.ui.form.SettingsWords;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the estimators of a run are called where sentences speak of them. */
final class EstimatorNames {
    private final Map<String, EstimatorSettings> known = new HashMap<>();
    private final List<String> ids;

    EstimatorNames(RunResults results) {
        this(results.settings().measure().estimators(), results.estimators());
    }

    /** @param ids of those that were measured, of which some may not be among the settings */
    EstimatorNames(List<EstimatorSettings> settings, List<String> ids) {
        settings.forEach(own -> known.put(own.id(), own));
        this.ids = List.copyOf(ids);
    }

    /** Everything about one; its id where its settings are not known. */
    String whole(String id) {
        return Optional.ofNullable(known.get(id)).map(SettingsWords::of).orElse(id);
    }

    /** Its type where that tells it from the others of the run, else its id. */
    private String brief(String id) {
        EstimatorSettings own = known.get(id);
        boolean alone = own != null
                && known.keySet().containsAll(ids)
                && ids.stream()
                                .map(known::get)
                                .filter(other -> other != null && other.getClass() == own.getClass())
                                .count()
                        == 1;
        return own != null && alone ? SettingsWords.typeOf(own) : id;
    }

    /** Evidence such as {@code yes: a; no: b; largest fall 0.19 bits, layer 4, a} without ids, and without what is said anyway. */
    String inWords(String evidence) {
        String said = evidence;
        if (ids.size() == 1) {
            String only = Pattern.quote(ids.get(0));
            said = said.replaceAll("(yes|no): " + only + "(; )?", "").replaceAll(", " + only + "$", "");
        }
        String every = ids.stream().collect(Collectors.joining(", "));
        said = said.replaceAll("(yes|no): " + Pattern.quote(every) + "(; |$)", "by every estimator$2")
                .replaceAll("\\byes: ", "yes by ")
                .replaceAll("\\bno: ", "no by ");
        List<String> longestFirst = ids.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String id : longestFirst) {
            said = said.replace(id, brief(id));
        }
        return said;
    }
}
