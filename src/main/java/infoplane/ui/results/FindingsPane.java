package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.findings.Findings;
import infoplane.findings.FindingsWords;
import infoplane.findings.JointFindings;
import infoplane.runs.Accuracy;
import infoplane.runs.table.RunGroups;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows the findings of each visible run as text: verdicts on the claims, layers, laws. The selected run comes first. */
final class FindingsPane extends ScrollPane {
    /** Findings of at most this many runs are evaluated: nobody reads more, and each run takes time. */
    private static final int MOST_RUNS = 8;

    /** With more runs than this, only the first section is open, so that all run names are visible. */
    private static final int MOST_OPEN = 2;

    private static final TextLine NOTHING = TextLine.muted("Run something, and what it shows is said here.");
    private static final TextLine READING = TextLine.muted("Reading the runs…");
    private static final TextLine EVALUATING = TextLine.muted("Working out what the runs show…");

    /** A run whose findings are to be shown. */
    private record Subject(Run run, String name, RunResults results, String estimator) {
        boolean ended() {
            return results.status() != RunStatus.RUNNING;
        }

        /** Compares results by identity: comparing point by point would take as long as evaluating the findings. */
        boolean same(Subject other) {
            return run == other.run
                    && name.equals(other.name)
                    && estimator.equals(other.estimator)
                    && (results == other.results || !ended() && !other.ended());
        }
    }

    /** The findings of a run and their text. @param estimator id of the estimator that the findings are about */
    private record RunFindings(Findings findings, String estimator, List<TextLine> lines) {}

    /**
     * The findings of all runs.
     *
     * @param accuracies how well each run classifies, in words
     * @param together joint findings of runs that differ in the seed only; empty if they differ in more
     */
    private record Evaluated(
            Map<RunResults, RunFindings> each, Map<RunResults, String> accuracies, List<TextLine> together) {}

    private final PlaneModel plane;
    private final Background background;
    private final Latest evaluation;
    private final VBox page = new VBox();
    private final TextLine.LineView rest = new TextLine.LineView();
    private final Map<Run, Section> sections = new IdentityHashMap<>();
    private final ObservableValue<Boolean> inView;
    private List<Subject> asked = List.of();
    /** Keys are compared by identity. */
    private Map<RunResults, RunFindings> known = new IdentityHashMap<>();

    private Map<RunResults, String> accuracies = new IdentityHashMap<>();

    private List<TextLine> together = List.of();
    private @Nullable Section joint;

    /** @param inView whether the pane may be visible; while false, no findings are evaluated */
    FindingsPane(PlaneModel plane, RunList runs, Background background, ObservableValue<Boolean> inView) {
        this.inView = inView;
        this.plane = plane;
        this.background = background;
        this.evaluation = new Latest(background);
        page.getStyleClass().add("findings");
        page.setMinWidth(0); // else the longest run name makes the page wider than its viewport
        page.setId("findings");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
        page.getChildren().setAll(rest);
        plane.reading().subscribe(now -> {
            if (asked.isEmpty()) {
                rest.show(nothing());
            }
        });
        plane.shown().subscribe(this::refresh);
        runs.selected().subscribe(this::refresh);
        plane.view().map(view -> view.estimators()).subscribe(this::refresh);
        inView.subscribe(this::refresh);
    }

    private TextLine nothing() {
        return plane.reading().get() ? READING : NOTHING;
    }

    private void refresh() {
        if (!inView.getValue()) {
            return;
        }
        List<Subject> now = new ArrayList<>();
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
        if (sections.isEmpty()) {
            rest.show(now.isEmpty() ? nothing() : EVALUATING);
        }
        Map<RunResults, RunFindings> before = known;
        evaluation.submit(() -> evaluate(now, before), evaluated -> {
            known = evaluated.each();
            accuracies = evaluated.accuracies();
            together = evaluated.together();
            show(now);
        });
    }

    private void add(List<Subject> now, ShownRun one) {
        RunResults results = one.results();
        if (!results.points().isEmpty()) {
            now.add(new Subject(one.run(), one.name(), results, estimator(results)));
        }
    }

    private String estimator(RunResults results) {
        List<String> measured = results.estimators();
        return plane.view().get().estimators().stream()
                .filter(measured::contains)
                .findFirst()
                .orElse(measured.get(0));
    }

    private static Evaluated evaluate(List<Subject> asked, Map<RunResults, RunFindings> before) {
        boolean repeats = areRepeats(asked);
        Map<RunResults, RunFindings> found = new IdentityHashMap<>();
        Map<RunResults, String> accuracies = new IdentityHashMap<>();
        asked.stream().filter(Subject::ended).limit(MOST_RUNS).forEach(one -> {
            RunFindings already = before.get(one.results());
            found.put(
                    one.results(),
                    already != null && already.estimator().equals(one.estimator())
                            ? already
                            : findings(one, already == null ? Findings.of(one.results()) : already.findings()));
        });
        // not kept from before: the twin of a run may have come meanwhile
        found.keySet().forEach(results -> accuracies.put(results, accuracy(asked, results)));
        return new Evaluated(found, accuracies, repeats ? together(asked, found) : List.of());
    }

    private static String accuracy(List<Subject> asked, RunResults results) {
        Run run = asked.stream()
                .filter(one -> one.results() == results)
                .findFirst()
                .orElseThrow()
                .run();
        return Accuracy.compared(run.folder(), List.of(results)).words();
    }

    /** Whether all runs have ended and differ in nothing but the seed: the repeats of one experiment, or runs like them. */
    private static boolean areRepeats(List<Subject> asked) {
        return asked.size() > 1
                && asked.stream().allMatch(Subject::ended)
                && RunGroups.differInTheSeedOnly(
                        asked.stream().map(one -> one.results().settings()).toList());
    }

    /** Sorts the runs by folder, so that the joint findings number the repeats as the folders do. */
    private static List<TextLine> together(List<Subject> asked, Map<RunResults, RunFindings> found) {
        List<Findings> findings = asked.stream()
                .sorted(Comparator.comparing(one -> one.run().folder()))
                .map(one -> {
                    RunFindings own = found.get(one.results());
                    return own == null ? Findings.of(one.results()) : own.findings();
                })
                .toList();
        return FindingsText.of(
                JointFindings.of(findings), FindingsWords.of(asked.get(0).results()));
    }

    private static RunFindings findings(Subject one, Findings findings) {
        return new RunFindings(findings, one.estimator(), FindingsText.of(one.results(), findings, one.estimator()));
    }

    /** Shows the sections. Makes at most one new section per turn of the window's thread. */
    private void show(List<Subject> runs) {
        if (runs != asked) {
            return; // a later refresh replaced this list of runs
        }
        sections.keySet().retainAll(runs.stream().map(Subject::run).toList());
        List<Node> children = new ArrayList<>();
        if (!together.isEmpty()) {
            children.add(showJoint(runs));
        }
        boolean made = false;
        for (int place = 0; place < runs.size(); place++) {
            Subject one = runs.get(place);
            RunFindings found = known.get(one.results());
            if (!one.ended() || found != null) {
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
                        "By " + one.results().estimatorName(one.estimator()).whole()
                                + sentence(accuracies.getOrDefault(one.results(), "")),
                        found == null || !one.ended()
                                ? List.of(TextLine.muted("Findings come when the run has ended."))
                                : found.lines(),
                        place == 0 || runs.size() <= MOST_OPEN);
            }
        }
        long ended = runs.stream().filter(Subject::ended).count();
        if (runs.isEmpty()) {
            rest.show(nothing());
        } else if (ended > MOST_RUNS) {
            rest.show(TextLine.muted("and " + (ended - MOST_RUNS) + " runs more; hide some to read what these show"));
        }
        if (runs.isEmpty() || ended > MOST_RUNS) {
            children.add(rest);
        }
        Reused.put(page, children);
        page.applyCss();
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : ". " + words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Section showJoint(List<Subject> runs) {
        Section section = joint == null ? new Section() : joint;
        joint = section;
        section.show(
                runs.size()
                        + (runs.get(0).results().settings().repeats() > 1
                                ? " repeats together"
                                : " runs together, which differ in the seed only"),
                "By every estimator that has a vote",
                together,
                true);
        return section;
    }

    /**
     * The findings of one run. The section keeps the open or closed state that the user chose until its default state
     * changes.
     */
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

        void show(String name, String estimator, List<TextLine> found, boolean wantsOpen) {
            setText(name);
            List<TextLine> all = new ArrayList<>();
            all.add(TextLine.muted(estimator));
            all.addAll(found);
            lines.show(all);
            if (!Boolean.valueOf(wantsOpen).equals(open)) {
                open = wantsOpen;
                setExpanded(wantsOpen);
            }
        }
    }
}
