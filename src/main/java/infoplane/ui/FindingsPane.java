package infoplane.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.estimation.EstimatorName;
import infoplane.experiment.Findings;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.Shown;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the visible runs say about the questions that they were made for, in words; the selected run first. */
final class FindingsPane extends ScrollPane {
    /** What more runs say would not be read, and takes its time. */
    private static final int MOST_RUNS = 8;

    /** More than these are folded, so that all their names are seen. */
    private static final int MOST_OPEN = 2;

    private static final TextLine NOTHING = TextLine.muted("Run something, and what it shows is said here.");

    /** What is said of one run. */
    private record Asked(Run run, String name, RunResults results, String estimator) {
        boolean ended() {
            return results.status() != RunStatus.RUNNING;
        }

        /** Results are compared by identity: point by point would take as long as working the findings out. */
        boolean same(Asked other) {
            return run == other.run
                    && name.equals(other.name)
                    && estimator.equals(other.estimator)
                    && (results == other.results || !ended() && !other.ended());
        }
    }

    private final PlaneModel plane;
    private final Background background;
    private final Latest working;
    private final VBox page = new VBox();
    private final TextLine.View rest = new TextLine.View();
    private final Map<Run, Section> sections = new IdentityHashMap<>();
    private final ObservableValue<Boolean> read;
    private List<Asked> asked = List.of();
    /** By identity of the results. */
    private Map<RunResults, Findings> known = new IdentityHashMap<>();

    /** @param read whether somebody may be looking: nothing is worked out before */
    FindingsPane(PlaneModel plane, RunList runs, Background background, ObservableValue<Boolean> read) {
        this.read = read;
        this.plane = plane;
        this.background = background;
        this.working = new Latest(background);
        page.getStyleClass().add("findings");
        page.setMinWidth(0); // or the longest name would make the page wider than what is seen of it
        page.setId("findings");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        rest.show(NOTHING);
        page.getChildren().setAll(rest);
        plane.shown().subscribe(this::refresh);
        runs.selected().subscribe(this::refresh);
        plane.view().map(view -> view.estimators()).subscribe(this::refresh);
        read.subscribe(this::refresh);
    }

    private void refresh() {
        if (!read.getValue()) {
            return;
        }
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
            now.add(new Asked(one.run(), one.name(), results, estimator(results)));
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
        sections.keySet().retainAll(runs.stream().map(Asked::run).toList());
        List<Node> children = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            Asked asked = runs.get(place);
            Findings findings = known.get(asked.results());
            if (!asked.ended() || findings != null) {
                Section section = sections.computeIfAbsent(asked.run(), run -> new Section(background::show));
                children.add(section);
                section.show(
                        asked.name(),
                        "By " + EstimatorName.of(asked.estimator()).whole(),
                        findings == null || !asked.ended()
                                ? List.of(TextLine.muted("Findings come when the run has ended."))
                                : FindingsText.of(asked.results(), findings, asked.estimator()),
                        place == 0 || runs.size() <= MOST_OPEN);
            }
        }
        long ended = runs.stream().filter(Asked::ended).count();
        if (runs.isEmpty()) {
            rest.show(NOTHING);
        } else if (ended > MOST_RUNS) {
            rest.show(TextLine.muted("and " + (ended - MOST_RUNS) + " runs more; hide some to read what these show"));
        }
        if (runs.isEmpty() || ended > MOST_RUNS) {
            children.add(rest);
        }
        if (!page.getChildren().equals(children)) {
            page.getChildren().setAll(children);
        }
    }

    /** What one run shows. It stays folded or open as the user left it, while its place among the runs asks for the same. */
    private static final class Section extends TitledPane {
        private final VBox content = new VBox();
        private final Reused<TextLine, TextLine.View> lines;
        private @Nullable Boolean open;

        Section(Executor later) {
            lines = Reused.in(content, TextLine.View::new, TextLine.View::show, later);
            content.getStyleClass().add("section");
            content.setMinWidth(0);
            setContent(content);
            setMinWidth(0);
            setMnemonicParsing(false);
            setAnimated(false);
            getStyleClass().addAll(Styles.DENSE, Tweaks.ALT_ICON);
            Tooltip whole = FormPane.tooltip("");
            whole.textProperty().bind(textProperty());
            FormPane.explainTitle(this, whole);
        }

        void show(String name, String estimator, List<TextLine> said, boolean wantsOpen) {
            setText(name);
            List<TextLine> all = new ArrayList<>();
            all.add(TextLine.muted(estimator));
            all.addAll(said);
            lines.show(all);
            if (!Boolean.valueOf(wantsOpen).equals(open)) {
                open = wantsOpen;
                setExpanded(wantsOpen);
            }
        }
    }
}
