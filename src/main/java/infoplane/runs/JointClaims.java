package infoplane.runs;

import infoplane.experiment.RunResults;
import infoplane.findings.Claim;
import infoplane.findings.Findings;
import infoplane.findings.FindingsWords;
import infoplane.findings.JointFindings;
import infoplane.store.FindingsJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of the literature, with the verdicts of a run or of repeats together.
 *
 * @param words puts the claims into sentences
 * @param note an additional note for the user; empty for none
 */
public record JointClaims(List<Claim> claims, FindingsWords words, String note) {
    public JointClaims {
        claims = List.copyOf(claims);
    }

    /** @param repeats one run, or all repeats of an experiment; repeats without points have no vote */
    public static JointClaims of(List<RunResults> repeats) {
        FindingsWords words = FindingsWords.of(repeats.get(0));
        if (repeats.size() == 1) {
            return new JointClaims(Findings.of(repeats.get(0)).claims(), words, "");
        }
        JointFindings joint =
                JointFindings.of(repeats.stream().map(Findings::of).toList());
        return new JointClaims(joint.claims(), words, FindingsWords.unlearnt(joint));
    }

    /** The claims in the form of {@code findings.json}. */
    public List<Map<String, @Nullable Object>> objects() {
        return FindingsJson.claims(claims, words);
    }
}
