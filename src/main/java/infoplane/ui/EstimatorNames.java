package infoplane.ui;

import infoplane.estimation.EstimatorName;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the estimators of a run are called in sentences that speak of them. */
final class EstimatorNames {
    private final List<String> ids;

    /** @param ids of those that measured the run */
    EstimatorNames(List<String> ids) {
        this.ids = List.copyOf(ids);
    }

    /** Its kind where that tells it from the others of the run, else its settings, too. */
    private String brief(String id) {
        EstimatorName own = EstimatorName.of(id);
        boolean alone = ids.stream()
                .noneMatch(other ->
                        !other.equals(id) && EstimatorName.of(other).kind().equals(own.kind()));
        return alone ? own.kind() : own.enclosed();
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
