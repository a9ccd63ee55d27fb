package infoplane.report;

import infoplane.findings.Ballot;
import infoplane.findings.Interval;
import infoplane.findings.Reason;
import infoplane.findings.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sentences and numbers of the report. */
final class ReportWords {
    static final String TITLE = "Do deep networks compress?";
    static final String QUICK =
            "This is the quick replication: five networks an experiment, fewer epochs for the quantised ones, fewer"
                    + " settings, and one noisy network of ten epochs, which can say nothing about compression. Its verdicts on settings and"
                    + " scales rest on few runs. The full replication has twenty networks an experiment.";
    static final String IN_THIS_RUN = "fewer than five networks that learnt: shown, not counted";
    static final String HOW_TO_READ =
            "Every estimator of every experiment has a vote, and each vote needs its 95 % interval (Student’s t"
                    + " over networks that learnt) on one side of the threshold. “Depends on the estimator” means that votes contradict each"
                    + " other; “undecided”, that an interval holds the threshold; “not judged”, that what was measured cannot tell.";

    /** Numbers below this would be shown as 0.00, perhaps with a sign. */
    private static final double LEAST_SHOWN = 0.005;

    private ReportWords() {}

    /** What the report says of its question, in short. */
    static String answer(ReplicationReport report) {
        Map<Verdict, List<String>> byVerdict = new EnumMap<>(Verdict.class);
        for (ClaimAnswer answer : report.answers()) {
            byVerdict
                    .computeIfAbsent(answer.claim().verdict(), verdict -> new ArrayList<>())
                    .add(answer.kind().statement());
        }
        List<String> sentences = new ArrayList<>();
        byVerdict.forEach((verdict, statements) ->
                sentences.add(Character.toUpperCase(verdict.label().charAt(0))
                        + verdict.label().substring(1) + ": " + String.join("; ", statements) + "."));
        return String.join(" ", sentences);
    }

    static String number(double value) {
        return Double.isNaN(value)
                ? "–"
                : Double.isInfinite(value)
                        ? (value > 0 ? "∞" : "−∞")
                        : String.format(Locale.ROOT, "%.2f", Math.abs(value) < LEAST_SHOWN ? 0 : value)
                                .replace('-', '−');
    }

    /** Whether an interval says anything: that of numbers that are all infinite does not. */
    private static boolean known(Interval interval) {
        return Double.isFinite(interval.low()) || Double.isFinite(interval.high());
    }

    static String interval(@Nullable Interval interval) {
        return interval == null || !known(interval) ? "–" : number(interval.low()) + " to " + number(interval.high());
    }

    static String interval(ClaimAnswer answer) {
        return answer.interval()
                .filter(ReportWords::known)
                .map(interval -> interval(interval) + " " + ClaimTexts.unit(answer.kind()))
                .orElse("none");
    }

    /** The vote, or why there is none. */
    static String vote(Ballot ballot) {
        Reason reason = ballot.reason();
        return reason != null
                ? reason.kind().label()
                : ballot.vote().label() + (ballot.warned() ? ", with warnings" : "");
    }
}
