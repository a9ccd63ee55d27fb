package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.Findings;
import infoplane.findings.FindingsWords;
import infoplane.findings.JointFindings;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import infoplane.ui.work.Reused;
import infoplane.ui.work.WindowThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What was worked out of a run, and what is said of it. @param estimator that this is about */
    private record Said(Findings findings, String estimator, List<TextLine> lines) {}

    /** What was worked out of all. @param together what repeats of one experiment say together; empty where there are none */
    private record Worked(Map<RunResults, Said> each, List<TextLine> together) {}

    private final PlaneModel plane;
    private final Background background;
    private final Latest working;
    private final VBox page = new VBox();
    private final TextLine.LineView rest = new TextLine.LineView();
    private final Map<Run, Section> sections = new IdentityHashMap<>();
    private final ObservableValue<Boolean> read;
    private List<Asked> asked = List.of();
    /** By identity of the results. */
    private Map<RunResults, Said> known = new IdentityHashMap<>();

    private List<TextLine> together = List.of();
    private @Nullable Section joint;

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
                .filter(one -> one.run() != plane.subject().map(ShownRun::run).orElse(null))
                .forEach(one -> add(now, one));
        if (now.size() == asked.size()
                && IntStream.range(0, now.size())
                        .allMatch(index -> now.get(index).same(asked.get(index)))) {
            return;
        }
        asked = now;
        Map<RunResults, Said> before = known;
        working.submit(() -> evaluate(now, before), worked -> {
            known = worked.each();
            together = worked.together();
            show(now);
        });
    }

    private void add(List<Asked> now, ShownRun one) {
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

    private static Worked evaluate(List<Asked> asked, Map<RunResults, Said> before) {
        boolean repeats = areRepeats(asked);
        Map<RunResults, Said> said = new IdentityHashMap<>();
        asked.stream().filter(Asked::ended).limit(MOST_RUNS).forEach(one -> {
            Said already = before.get(one.results());
            said.put(
                    one.results(),
                    already != null && already.estimator().equals(one.estimator())
                            ? already
                            : said(one, already == null ? Findings.of(one.results()) : already.findings()));
        });
        return new Worked(said, repeats ? together(asked, said) : List.of());
    }

    /** Whether these are all repeats of one experiment, which lie in one folder, ended, and nothing else. */
    private static boolean areRepeats(List<Asked> asked) {
        return asked.size() > 1
                && asked.stream().allMatch(Asked::ended)
                && asked.stream().allMatch(one -> one.results().settings().repeats() == asked.size())
                && asked.stream()
                                .map(one ->
                                        Optional.ofNullable(one.run().folder().getParent()))
                                .distinct()
                                .count()
                        == 1;
    }

    /** In the order of their folders, so that repeats are named as there. */
    private static List<TextLine> together(List<Asked> asked, Map<RunResults, Said> said) {
        List<Findings> findings = asked.stream()
                .sorted(Comparator.comparing(one -> one.run().folder()))
                .map(one -> {
                    Said own = said.get(one.results());
                    return own == null ? Findings.of(one.results()) : own.findings();
                })
                .toList();
        return FindingsText.of(
                JointFindings.of(findings), FindingsWords.of(asked.get(0).results()));
    }

    private static Said said(Asked one, Findings findings) {
        return new Said(findings, one.estimator(), FindingsText.of(one.results(), findings, one.estimator()));
    }

    /** Of several new sections each is made in a turn of its own. */
    private void show(List<Asked> runs) {
        if (runs != asked) {
            return; // something else was asked in between
        }
        sections.keySet().retainAll(runs.stream().map(Asked::run).toList());
        List<Node> children = new ArrayList<>();
        if (!together.isEmpty()) {
            children.add(showJoint(runs.size()));
        }
        boolean made = false;
        for (int place = 0; place < runs.size(); place++) {
            Asked one = runs.get(place);
            Said said = known.get(one.results());
            if (!one.ended() || said != null) {
                boolean isNew = !sections.containsKey(one.run());
                if (isNew && made) {
                    background.show(() -> show(runs));
                    break;
                }
                made |= isNew;
                Section section = sections.computeIfAbsent(one.run(), run -> new Section());
                children.add(section);
                section.show(
                        one.name(),
                        "By " + one.results().estimatorName(one.estimator()).whole(),
                        said == null || !one.ended()
                                ? List.of(TextLine.muted("Findings come when the run has ended."))
                                : said.lines(),
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
        Reused.put(page, children);
        page.applyCss();
    }

    private Section showJoint(int repeats) {
        Section section = joint == null ? new Section() : joint;
        joint = section;
        section.show(repeats + " repeats together", "By every estimator that has a vote", together, true);
        return section;
    }

    /** What one run shows. It stays folded or open as the user left it, while its place among the runs asks for the same. */
    private static final class Section extends TitledPane {
        private final VBox content = new VBox();
        private final Reused<TextLine, TextLine.LineView> lines;
        private @Nullable Boolean open;

        Section() {
            lines = Reused.in(content, TextLine.LineView::new, TextLine.LineView::show, WindowThread::later);
            content.getStyleClass().add("section");
            content.setMinWidth(0);
            setContent(content);
            setMinWidth(0);
            setMnemonicParsing(false);
            setAnimated(false);
            getStyleClass().addAll(Styles.DENSE, Tweaks.ALT_ICON);
            Tooltip whole = Controls.tooltip("");
            whole.textProperty().bind(textProperty());
            Controls.explainTitle(this, whole);
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
