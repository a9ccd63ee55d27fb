package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.experiment.Findings;
import infoplane.experiment.Findings.Claim;
import infoplane.experiment.Findings.Law;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.Shown;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the selected run says about the questions that it was made for, in words. */
final class FindingsPane extends ScrollPane {
    private final PlaneModel plane;
    private final Latest working;
    private final VBox page = new VBox();

    FindingsPane(PlaneModel plane, RunList runs, Background background) {
        this.plane = plane;
        this.working = new Latest(background);
        page.getStyleClass().add("findings");
        page.setId("findings");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        plane.shown().subscribe(this::refresh);
        runs.selected().subscribe(this::refresh);
        plane.view().map(view -> view.estimators()).subscribe(this::refresh);
    }

    private void refresh() {
        Optional<Shown> subject = plane.subject();
        if (subject.isEmpty() || subject.get().results().points().isEmpty()) {
            page.getChildren().setAll(muted("Run something, and what it shows is said here."));
            return;
        }
        RunResults results = subject.get().results();
        if (results.status() == RunStatus.RUNNING) {
            page.getChildren().setAll(muted("Findings come when the run has ended."));
            return;
        }
        String name = subject.get().name();
        String estimator = estimator(results);
        working.submit(() -> Findings.of(results), findings -> show(name, results, findings, estimator));
    }

    private String estimator(RunResults results) {
        List<String> measured = results.estimators();
        return plane.view().get().estimators().stream()
                .filter(measured::contains)
                .findFirst()
                .orElse(measured.get(0));
    }

    private void show(String name, RunResults results, Findings findings, String estimator) {
        page.getChildren().setAll(heading(name), muted(estimator));
        page.getChildren().add(heading("Compression"));
        findings.compression().stream()
                .filter(one -> one.estimator().equals(estimator))
                .forEach(one -> page.getChildren()
                        .add(line(
                                one.fall().bits() > 0.1 ? Feather.TRENDING_DOWN : Feather.MINUS,
                                one.fall().bits() > 0.1 ? "good" : "plain",
                                String.format(
                                        Locale.ROOT,
                                        "%s: I(X;T) fell by %.2f bits after epoch %,d",
                                        layer(results, one.layer()),
                                        one.fall().bits(),
                                        one.maximumEpoch()))));
        showPhases(results, findings, estimator);
        page.getChildren().add(heading("Laws"));
        findings.laws().stream()
                .filter(law -> law.estimator().equals(estimator))
                .forEach(law -> page.getChildren().add(line(law)));
        page.getChildren().add(heading("Claims of the literature"));
        findings.claims().forEach(claim -> page.getChildren().add(line(claim)));
    }

    private void showPhases(RunResults results, Findings findings, String estimator) {
        page.getChildren().add(heading("Phases"));
        List<Findings.Phase> phases = findings.phases().stream()
                .filter(phase -> phase.estimator().equals(estimator))
                .toList();
        if (phases.isEmpty()) {
            page.getChildren().add(line(Feather.MINUS, "plain", "None found"));
        }
        phases.forEach(phase -> page.getChildren()
                .add(line(
                        Feather.CLOCK,
                        "plain",
                        String.format(
                                Locale.ROOT,
                                "%s: %s from epoch %,d to %,d",
                                layer(results, phase.layer()),
                                phase.kind().label(),
                                phase.from(),
                                phase.to()))));
        findings.diffusion().stream()
                .filter(one -> one.epoch() != null)
                .forEach(one -> page.getChildren()
                        .add(line(
                                Feather.SHUFFLE,
                                "plain",
                                String.format(
                                        Locale.ROOT,
                                        "%s: gradients drift until epoch %,d, then diffuse",
                                        layer(results, one.layer()),
                                        one.epoch()))));
    }

    private static Node line(Law law) {
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
        return line(holds ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE, holds ? "good" : "bad", words);
    }

    private static Node line(Claim claim) {
        Label words = line(
                icon(claim),
                style(claim),
                claim.statement() + ": " + claim.verdict().label());
        if (!claim.evidence().isEmpty()) {
            words.setTooltip(FormPane.tooltip(claim.evidence()));
        }
        return words;
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

    private static Label line(Feather icon, String style, String text) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.getStyleClass().addAll("finding", style);
        return label;
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("finding-heading");
        return heading;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
