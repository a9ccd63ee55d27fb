package infoplane.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.estimation.EstimatorName;
import infoplane.experiment.Findings;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.Shown;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** What the visible runs say about the questions that they were made for, in words; the selected run first. */
final class FindingsPane extends ScrollPane {
    /** What more runs say would not be read, and takes its time. */
    private static final int MOST_RUNS = 8;

    /** More than these are folded, so that all their names are seen. */
    private static final int MOST_OPEN = 2;

    /** What is said of one run. */
    private record Asked(String name, RunResults results, String estimator) {
        boolean ended() {
            return results.status() != RunStatus.RUNNING;
        }

        /** Results are compared by identity: point by point would take as long as working the findings out. */
        boolean same(Asked other) {
            return name.equals(other.name)
                    && estimator.equals(other.estimator)
                    && (results == other.results || !ended() && !other.ended());
        }
    }

    private final PlaneModel plane;
    private final Latest working;
    private final VBox page = new VBox();
    private List<Asked> asked = List.of();
    /** By identity of the results. */
    private Map<RunResults, Findings> known = new IdentityHashMap<>();

    FindingsPane(PlaneModel plane, RunList runs, Background background) {
        this.plane = plane;
        this.working = new Latest(background);
        page.getStyleClass().add("findings");
        page.setMinWidth(0); // or the longest name would make the page wider than what is seen of it
        page.setId("findings");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        page.getChildren().setAll(nothing());
        plane.shown().subscribe(this::refresh);
        runs.selected().subscribe(this::refresh);
        plane.view().map(view -> view.estimators()).subscribe(this::refresh);
    }

    private void refresh() {
        List<Asked> now = new ArrayList<>();
        plane.subject().ifPresent(first -> add(now, first));
        plane.shown().get().stream()
                .filter(one -> one.run() != plane.subject().map(Shown::run).orElse(null))
                .forEach(one -> add(now, one));
        if (now.size() == asked.size()
                && IntStream.range(0, now.size())
                        .allMatch(index -> now.get(index).same(asked.get(index)))) {
            return;
        }
        asked = now;
        Map<RunResults, Findings> before = known;
        working.submit(() -> workOut(now, before), findings -> {
            known = findings;
            show(now);
        });
    }

    private void add(List<Asked> now, Shown one) {
        RunResults results = one.results();
        if (!results.points().isEmpty()) {
            now.add(new Asked(one.name(), results, estimator(results)));
        }
    }

    private String estimator(RunResults results) {
        List<String> measured = results.estimators();
        return plane.view().get().estimators().stream()
                .filter(measured::contains)
                .findFirst()
                .orElse(measured.get(0));
    }

    private static Map<RunResults, Findings> workOut(List<Asked> asked, Map<RunResults, Findings> before) {
        Map<RunResults, Findings> findings = new IdentityHashMap<>();
        asked.stream().filter(Asked::ended).limit(MOST_RUNS).forEach(one -> {
            Findings already = before.get(one.results());
            findings.put(one.results(), already == null ? Findings.of(one.results()) : already);
        });
        return findings;
    }

    private void show(List<Asked> runs) {
        page.getChildren().clear();
        if (runs.isEmpty()) {
            page.getChildren().add(nothing());
        }
        for (int place = 0; place < runs.size(); place++) {
            Asked run = runs.get(place);
            Findings findings = known.get(run.results());
            if (!run.ended()) {
                page.getChildren().add(section(run, List.of(muted("Findings come when the run has ended.")), true));
            } else if (findings != null) {
                page.getChildren()
                        .add(section(
                                run,
                                FindingsText.of(run.results(), findings, run.estimator()),
                                place == 0 || runs.size() <= MOST_OPEN));
            }
        }
        long ended = runs.stream().filter(Asked::ended).count();
        if (ended > MOST_RUNS) {
            page.getChildren()
                    .add(muted("and " + (ended - MOST_RUNS) + " runs more; hide some to read what these show"));
        }
    }

    private static Node section(Asked run, List<Node> lines, boolean open) {
        VBox content = new VBox();
        content.getStyleClass().add("section");
        content.getChildren()
                .add(muted("By " + EstimatorName.of(run.estimator()).whole()));
        content.getChildren().addAll(lines);
        content.setMinWidth(0);
        TitledPane pane = new TitledPane(run.name(), content);
        pane.setMinWidth(0);
        FormPane.explainTitle(pane, run.name());
        pane.setMnemonicParsing(false);
        pane.setAnimated(false);
        pane.setExpanded(open);
        pane.getStyleClass().addAll(Styles.DENSE, Tweaks.ALT_ICON);
        return pane;
    }

    private static Label nothing() {
        return muted("Run something, and what it shows is said here.");
    }

    private static Label muted(String text) {
        return FindingsText.muted(text);
    }
}
