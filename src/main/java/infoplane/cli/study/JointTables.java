package infoplane.cli.study;

import infoplane.findings.JointFindings;
import infoplane.runs.Together;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs that differ in the seed only say together, in objects and text. */
final class JointTables {
    private JointTables() {}

    /**
     * The objects of several runs, and beside them what they say together: one object, or a list of them where there are several
     * experiments.
     */
    static Map<String, @Nullable Object> object(
            List<Map<String, @Nullable Object>> runs, List<Map<String, @Nullable Object>> joint) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!joint.isEmpty()) {
            object.put("joint", joint.size() == 1 ? joint.get(0) : joint);
        }
        object.put("runs", runs);
        return object;
    }

    /** How joint verdicts come about. */
    static String note(Together runs) {
        String unlearnt = runs.unlearntWords();
        return "Values are means; a verdict over repeats takes " + JointFindings.FEWEST
                + " that learnt, and the 95 % interval of the mean fall on one side of the threshold.\n"
                + (unlearnt.isEmpty() ? "" : unlearnt + "\n")
                + "\n";
    }
}
