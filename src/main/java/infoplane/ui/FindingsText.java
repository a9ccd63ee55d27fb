package infoplane.ui;

import infoplane.experiment.Findings;
import infoplane.experiment.Findings.Claim;
import infoplane.experiment.Findings.Law;
import infoplane.experiment.Findings.Verdict;
import infoplane.experiment.LayerStory;
import infoplane.experiment.RunResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** The findings of one run as lines to read: verdicts first, then the layers, the gradients and the laws. */
final class FindingsText {
    private FindingsText() {}

    static List<TextLine> of(RunResults results, Findings findings, String estimator) {
        List<TextLine> lines = new ArrayList<>();
        addVerdicts(lines, findings, new EstimatorNames(results.estimators()));
        addLayers(lines, LayerStory.of(results, findings, estimator));
        addGradients(lines, results, findings);
        lines.add(TextLine.heading("Laws"));
        List<Law> laws = findings.laws().stream()
                .filter(law -> law.estimator().equals(estimator))
                .toList();
        laws.forEach(law -> lines.add(line(law)));
        if (laws.isEmpty()) {
            lines.add(TextLine.muted("None can be checked without I(X;T)."));
        }
        addUntested(lines, findings);
        return lines;
    }

    private static void addVerdicts(List<TextLine> lines, Findings findings, EstimatorNames names) {
        if (findings.compression().isEmpty()) {
            lines.add(TextLine.heading("Claims of the literature"));
            lines.add(TextLine.muted(
                    "Nothing can be said of fitting and compression: there is no I(X;T) here, because the"
                            + " estimators that measured have none for a deterministic network."
                            + " Measure with bins or noise (binning, kde)."));
            return;
        }
        lines.add(TextLine.heading("Claims of the literature"));
        findings.claims().stream()
                .filter(claim -> claim.verdict() != Verdict.NOT_TESTED)
                .forEach(claim -> lines.add(TextLine.finding(icon(claim), style(claim), verdict(claim, names))));
        lines.add(TextLine.muted(String.format(
                Locale.ROOT,
                "A layer compresses if I(X;T) ends more than %.1f bits below its highest.",
                Findings.COMPRESSES_BITS)));
    }

    private static void addUntested(List<TextLine> lines, Findings findings) {
        lines.add(TextLine.heading("Not tested by this run"));
        findings.claims().stream()
                .filter(claim -> claim.verdict() == Verdict.NOT_TESTED)
                .forEach(claim -> lines.add(TextLine.muted(claim.statement() + ": " + claim.evidence())));
    }

    private static void addLayers(List<TextLine> lines, List<LayerStory> stories) {
        if (stories.isEmpty()) {
            return;
        }
        lines.add(TextLine.heading("Layers"));
        stories.forEach(story -> lines.add(TextLine.finding(
                story.compresses() ? Feather.TRENDING_DOWN : Feather.MINUS,
                story.compresses() ? "good" : "plain",
                story.sentence())));
        lines.add(TextLine.muted(
                "A falling arrow marks a layer that compresses, a dash one that does not. Fitting lasts until I(T;Y)"
                        + " of the last hidden layer has made 90 % of its rise."));
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
                        "%s: gradients drift until epoch %,d, then diffuse",
                        layer(results, one.layer()),
                        one.epoch()))));
    }

    private static TextLine line(Law law) {
        boolean holds = law.broken() == 0;
        String words = holds
                ? law.law() + ": holds in all " + law.checked() + " comparisons"
                : String.format(
                        Locale.ROOT,
                        "%s: broken in %d of %d comparisons, by up to %.2f bits",
                        law.law(),
                        law.broken(),
                        law.checked(),
                        law.worst().bits());
        return TextLine.finding(holds ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE, holds ? "good" : "bad", words);
    }

    /**
     * Such as {@code CONFIRMED: “ReLU hidden layers do not compress”. Largest fall 0.19 bits, layer 4.}: a claim of others,
     * and whether this run agrees, so that no “no” stands beside a “not”.
     */
    static String verdict(Claim claim, EstimatorNames names) {
        String word = switch (claim.verdict()) {
            case SUPPORTED -> "CONFIRMED";
            case NOT_SUPPORTED -> "CONTRADICTED";
            case DEPENDS_ON_ESTIMATOR, NOT_TESTED -> claim.verdict().label().toUpperCase(Locale.ROOT);
        };
        String evidence = names.inWords(claim.evidence());
        return word + ": “" + claim.statement() + "”." + (evidence.isEmpty() ? "" : " " + sentence(evidence));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static Feather icon(Claim claim) {
        return switch (claim.verdict()) {
            case SUPPORTED -> Feather.CHECK_CIRCLE;
            case NOT_SUPPORTED -> Feather.X_CIRCLE;
            case DEPENDS_ON_ESTIMATOR -> Feather.HELP_CIRCLE;
            case NOT_TESTED -> Feather.MINUS;
        };
    }

    private static String style(Claim claim) {
        return switch (claim.verdict()) {
            case SUPPORTED -> "good";
            case NOT_SUPPORTED -> "bad";
            case DEPENDS_ON_ESTIMATOR -> "open";
            case NOT_TESTED -> "plain";
        };
    }

    private static String layer(RunResults results, int layer) {
        return layer <= results.layers().size() ? results.layers().get(layer - 1) : "T" + layer;
    }
}
