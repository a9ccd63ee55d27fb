package infoplane.cli;

import infoplane.experiment.Claim;
import infoplane.experiment.Findings;
import infoplane.experiment.FindingsWords;
import infoplane.experiment.JointFindings;
import infoplane.experiment.RunResults;
import infoplane.store.FindingsJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of the literature and what a run, or repeats together, say about them.
 *
 * @param note what else is to be said; empty for nothing
 */
record ClaimTables(List<Claim> claims, FindingsWords words, String note) {
    /** @param repeats one run, or all repeats of an experiment; repeats without points say nothing */
    static ClaimTables of(List<RunResults> repeats) {
        FindingsWords words = FindingsWords.of(repeats.get(0));
        if (repeats.size() == 1) {
            return new ClaimTables(Findings.of(repeats.get(0)).claims(), words, "");
        }
        JointFindings joint =
                JointFindings.of(repeats.stream().map(Findings::of).toList());
        return new ClaimTables(joint.claims(), words, FindingsWords.unlearnt(joint));
    }

    List<Map<String, @Nullable Object>> objects() {
        return FindingsJson.claims(claims, words);
    }

    /** One line a claim. */
    String text() {
        StringBuilder text = new StringBuilder("claims\n");
        claims.forEach(claim -> text.append(claim.number())
                .append(' ')
                .append(words.claim(claim))
                .append('\n'));
        if (!note.isEmpty()) {
            text.append(note).append('\n');
        }
        return text.append('\n').toString();
    }
}
