package infoplane.ui.results;

import infoplane.calibration.SelfCheckWords;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.RunResults;
import infoplane.figure.Formula;
import infoplane.findings.Claim;
import infoplane.findings.Findings;
import infoplane.findings.Findings.Law;
import infoplane.findings.FindingsWords;
import infoplane.findings.JointFindings;
import infoplane.findings.JointGauge;
import infoplane.findings.LayerStory;
import infoplane.findings.LimitDistance;
import infoplane.findings.Reason;
import infoplane.findings.Verdict;
import infoplane.findings.Vote;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerCheck;
import infoplane.scales.GaugeAudit.Fall;
import infoplane.scales.GaugeVerdict;
import infoplane.scales.ScaleWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** Turns findings into lines of text: verdicts first, then the layers, the gradients, the laws and the checks. */
final class FindingsText {
    private FindingsText() {}

    static List<TextLine> of(RunResults results, Findings findings, String estimator) {
        List<TextLine> lines = new ArrayList<>();
        FindingsWords words = FindingsWords.of(results);
        addVerdicts(lines, findings, words);
        addLayers(lines, LayerStory.of(results.layers(), findings, estimator), words);
        addScales(lines, results);
        addGradients(lines, results, findings);
        addDistances(lines, results, findings, estimator);
        lines.add(TextLine.heading("Laws"));
        List<Law> laws = findings.laws().stream()
                .filter(law -> law.estimator().equals(estimator))
                .toList();
        laws.forEach(law -> lines.add(line(law)));
        addChecks(lines, results, estimator);
        addUntested(lines, findings.claims(), words);
        return lines;
    }

    private static void addDistances(List<TextLine> lines, RunResults results, Findings findings, String estimator) {
        List<LimitDistance> own = findings.distances().stream()
                .filter(distance -> distance.estimator().equals(estimator))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        lines.add(TextLine.heading("Distance to the bottleneck limit"));
        own.forEach(distance -> lines.add(TextLine.finding(
                switch (distance.closes()) {
                    case YES -> Feather.CHECK_CIRCLE;
                    case NO -> Feather.MINUS;
                    case NONE -> Feather.SLASH;
                },
                distance.closes() == Vote.YES ? "good" : "plain",
                FindingsWords.distance(results.layers(), distance))));
        lines.add(TextLine.muted(String.format(
                Locale.ROOT,
                "The most that any T can tell of the label at this I(X;T), minus what the layer tells. Shwartz-Ziv and Tishby say"
                        + " that training closes it: here, that it ends within %.2f bits.",
                LimitDistance.CLOSES_BITS)));
    }

    /** Adds the scales at which layers compress, whatever the estimator. */
    private static void addScales(List<TextLine> lines, RunResults results) {
        if (!results.scales().isEmpty()) {
            lines.add(TextLine.heading("Scales"));
            results.scales().stream()
                    .flatMap(sets -> ScaleWords.sentences(sets).stream())
                    .forEach(words -> lines.add(TextLine.finding(Feather.MINUS, "plain", Formula.lowered(words))));
        }
    }

    /**
     * Adds the self-checks of the estimator. Also applies to estimators without I(X;T), which have no points in the plane.
     */
    private static void addChecks(List<TextLine> lines, RunResults results, String estimator) {
        List<LayerCheck> checks = results.checks().stream()
                .filter(check -> check.estimator().equals(estimator))
                .toList();
        if (checks.isEmpty()) {
            return;
        }
        lines.add(TextLine.heading("Checks of the estimator"));
        int before = lines.size();
        for (LayerCheck check : checks) {
            for (EstimateFlag flag : check.check().flags()) {
                lines.add(TextLine.finding(
                        flag.informs() ? Feather.INFO : Feather.ALERT_TRIANGLE,
                        flag.informs() ? "plain" : "bad",
                        layer(results, check.layer()) + ": "
                                + SelfCheckWords.of(flag, check.check(), Information::inWords)));
            }
        }
        if (lines.size() == before) {
            lines.add(TextLine.finding(
                    Feather.CHECK_CIRCLE,
                    "good",
                    String.format(
                            Locale.ROOT,
                            "Nothing was found against it (at epoch %d)",
                            checks.get(0).epoch())));
        }
    }

    /** The joint findings of repeats as lines of text. */
    static List<TextLine> of(JointFindings joint, FindingsWords words) {
        List<TextLine> lines = new ArrayList<>();
        lines.add(TextLine.heading("Claims of the literature"));
        addClaims(lines, joint.claims(), words);
        String unlearnt = FindingsWords.unlearnt(joint);
        if (!unlearnt.isEmpty()) {
            lines.add(TextLine.finding(Feather.ALERT_TRIANGLE, "open", unlearnt));
        }
        lines.add(TextLine.muted("A verdict over repeats takes " + JointFindings.FEWEST
                + " that learnt, and a 95 % interval of the mean on one side of the threshold."));
        addJointScales(lines, joint);
        addJointGauge(lines, joint, words);
        addUntested(lines, joint.claims(), words);
        return lines;
    }

    private static void addJointScales(List<TextLine> lines, JointFindings joint) {
        if (!joint.scales().isEmpty()) {
            lines.add(TextLine.heading("Scales"));
            joint.scales().stream()
                    .flatMap(scales -> scales.sentences().stream())
                    .forEach(said -> lines.add(TextLine.finding(Feather.MINUS, "plain", Formula.lowered(said))));
        }
    }

    /** Adds what other coordinates make of the layers that they can change, by each estimator. */
    private static void addJointGauge(List<TextLine> lines, JointFindings joint, FindingsWords words) {
        JointGauge gauge = joint.gauge();
        if (gauge == null) {
            return;
        }
        lines.add(TextLine.heading("Other coordinates"));
        for (Fall fall : gauge.mean().falls()) {
            if (fall.verdict() != GaugeVerdict.NOTHING_TO_AUDIT) {
                lines.add(TextLine.finding(
                        fall.verdict() == GaugeVerdict.ARTEFACT ? Feather.ALERT_TRIANGLE : Feather.MINUS,
                        fall.verdict() == GaugeVerdict.ARTEFACT ? "open" : "plain",
                        Formula.lowered(Layer.symbol(fall.layer())) + " by " + words.estimator(fall.estimator()) + ": "
                                + gauge.words(fall)));
            }
        }
    }

    private static void addVerdicts(List<TextLine> lines, Findings findings, FindingsWords words) {
        lines.add(TextLine.heading("Claims of the literature"));
        Reason unlearnt = findings.learning().reason();
        if (unlearnt != null) {
            lines.add(TextLine.finding(Feather.ALERT_TRIANGLE, "open", FindingsWords.sentence(unlearnt)));
        }
        addClaims(lines, findings.claims(), words);
        lines.add(TextLine.muted(
                findings.compression().isEmpty()
                        ? "Nothing can be said of compression: there is no I(X;T) here, because the estimators that"
                                + " measured have none for a deterministic network. Measure with bins or noise"
                                + " (binning, kde)."
                        : String.format(
                                Locale.ROOT,
                                "A layer compresses if I(X;T) ends more than %.1f bits below its highest.",
                                Findings.COMPRESSES_BITS)));
    }

    /**
     * Adds the claims that the run measured anything for. Claims with a verdict come before claims that cannot be judged.
     */
    private static void addClaims(List<TextLine> lines, List<Claim> claims, FindingsWords words) {
        for (boolean judged : new boolean[] {true, false}) {
            claims.stream()
                    .filter(claim -> isTested(claim) && judged == (claim.verdict() != Verdict.NOT_JUDGED))
                    .forEach(claim -> lines.add(TextLine.finding(icon(claim), style(claim), words.claim(claim))));
        }
    }

    private static void addUntested(List<TextLine> lines, List<Claim> claims, FindingsWords words) {
        lines.add(TextLine.heading("Not asked here"));
        claims.stream()
                .filter(claim -> !isTested(claim))
                .forEach(claim -> lines.add(TextLine.muted(words.claim(claim))));
    }

    private static boolean isTested(Claim claim) {
        return !claim.ballots().isEmpty();
    }

    private static void addLayers(List<TextLine> lines, List<LayerStory> stories, FindingsWords words) {
        if (stories.isEmpty()) {
            return;
        }
        lines.add(TextLine.heading("Layers"));
        stories.forEach(story -> lines.add(TextLine.finding(icon(story), style(story), words.story(story))));
        lines.add(TextLine.muted("A falling arrow marks a layer that compresses, a dash one that does not, a struck"
                + " circle one that cannot be judged. Fitting lasts until I(T;Y) of the last hidden layer that is not at"
                + " its ceiling has made 90 % of its rise."));
    }

    private static Feather icon(LayerStory story) {
        return switch (story.compression().compresses()) {
            case YES -> Feather.TRENDING_DOWN;
            case NO -> Feather.MINUS;
            case NONE -> Feather.SLASH;
        };
    }

    private static String style(LayerStory story) {
        return story.compresses() ? "good" : "plain";
    }

    private static void addGradients(List<TextLine> lines, RunResults results, Findings findings) {
        List<Findings.Diffusion> diffusing =
                findings.diffusion().stream().filter(one -> one.epoch() != null).toList();
        if (diffusing.isEmpty()) {
            return;
        }
        lines.add(TextLine.heading("Gradients"));
        diffusing.forEach(one -> lines.add(TextLine.finding(
                Feather.SHUFFLE,
                "plain",
                String.format(
                        Locale.ROOT,
                        "%s: gradients drift until epoch %d, then diffuse",
                        layer(results, one.layer()),
                        one.epoch()))));
    }

    private static TextLine line(Law law) {
        boolean holds = law.broken() == 0;
        return TextLine.finding(
                holds ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE, holds ? "good" : "bad", FindingsWords.law(law));
    }

    private static Feather icon(Claim claim) {
        return switch (claim.verdict()) {
            case SUPPORTED -> Feather.CHECK_CIRCLE;
            case NOT_SUPPORTED -> Feather.X_CIRCLE;
            case DEPENDS_ON_ESTIMATOR -> Feather.HELP_CIRCLE;
            case UNDECIDED -> Feather.PAUSE_CIRCLE;
            case NOT_JUDGED -> Feather.SLASH;
        };
    }

    private static String style(Claim claim) {
        return switch (claim.verdict()) {
            case SUPPORTED -> "good";
            case NOT_SUPPORTED -> "bad";
            case DEPENDS_ON_ESTIMATOR, UNDECIDED -> "open";
            case NOT_JUDGED -> "plain";
        };
    }

    private static String layer(RunResults results, int layer) {
        return layer <= results.layers().size() ? results.layers().get(layer - 1) : Layer.symbol(layer);
    }
}
