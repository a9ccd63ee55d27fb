package infoplane.ui;

import infoplane.runs.RunCommandLine;
import infoplane.runs.RunCommandLine.Act;
import infoplane.runs.RunNames;
import infoplane.runs.Twins;
import infoplane.ui.export.ExportWindow;
import infoplane.ui.export.FileDialogs;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.results.AsIfRandomWindow;
import infoplane.ui.results.GaugeWindow;
import infoplane.ui.results.PointWindow;
import infoplane.ui.results.PointWindow.Question;
import infoplane.ui.results.ReplicationWindow;
import infoplane.ui.results.RunActions;
import infoplane.ui.results.RunPopOvers;
import infoplane.ui.results.UnitHint;
import infoplane.ui.results.UnitModel;
import infoplane.ui.results.UnitWindow;
import infoplane.ui.run.AsIfRandomMeasuring;
import infoplane.ui.run.GaugeMeasuring;
import infoplane.ui.run.Run;
import infoplane.ui.run.UnitPointing;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.CommandCopy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Implements the actions of the run list's menu. */
final class WindowRunActions implements RunActions {
    private final Session session;
    private final Notices notices;
    private final Opening opening;
    private final SourceSearch search;
    private final FileDialogs files;
    private final Stage stage;
    private final CommandCopy copies;
    private final ObservableValue<Theme> theme;
    private final PlotModels models;
    private @Nullable AsIfRandomWindow mixtures;
    private @Nullable GaugeWindow coordinates;
    private @Nullable PointWindow asked;
    private @Nullable UnitWindow unit;
    private @Nullable ReplicationWindow replication;

    /**
     * @param theme of the window, which its further windows share
     * @param models tell what is asked about
     */
    WindowRunActions(
            Session session,
            Notices notices,
            Opening opening,
            SourceSearch search,
            FileDialogs files,
            Stage stage,
            ObservableValue<Theme> theme,
            PlotModels models,
            CommandCopy copies) {
        this.models = models;
        this.copies = copies;
        this.search = search;
        this.files = files;
        this.stage = stage;
        this.theme = theme;
        this.session = session;
        this.notices = notices;
        this.opening = opening;
        models.activations().onSourceGone(search::offer);
        models.projection().onSourceGone(search::offer);
        models.projection()
                .onAsked(asked -> ask(new Question(asked.run(), asked.name(), asked.place(), asked.input()), false));
    }

    @Override
    public void delete(List<Run> runs) {
        List<Run> ended = runs.stream().filter(run -> !run.computing()).toList();
        if (ended.size() < runs.size()) {
            notices.say("Runs that still compute are not deleted; stop them first.");
        }
        if (!ended.isEmpty()) {
            String what = ended.size() == 1 ? "“" + ended.get(0).name().get() + "”" : ended.size() + " runs";
            String sentence = "Deleted " + what + ".";
            session.delete(ended, deletion -> {
                notices.offer(sentence, "Undo", () -> session.history().undo(deletion));
                deletion.onUndone(() -> notices.withdraw(sentence));
            });
        }
    }

    @Override
    public void describe(Run run, Node beside) {
        RunPopOvers.describe(run, beside, (name, notes) -> session.shelf().describe(run, name, notes));
    }

    @Override
    public void tag(List<Run> runs, Node beside) {
        RunPopOvers.tag(runs, beside, tags -> session.shelf().tag(runs, tags));
    }

    @Override
    public void reuse(Run run) {
        opening.setUp(run.settings(), "the run “" + run.name().get() + "”");
    }

    @Override
    public void showOnly(Collection<Run> runs) {
        session.runs().showOnly(runs);
    }

    @Override
    public void resume(Run run) {
        session.runner().resume(run);
    }

    @Override
    public void stop(Run run) {
        session.runner().stop(run);
    }

    @Override
    public void pauseOrContinue(Run run) {
        run.pauseOrContinue();
    }

    @Override
    public boolean waits(Run run) {
        return session.runner().waits(run);
    }

    @Override
    public void move(Run run, int places) {
        session.runner().move(run, places);
    }

    @Override
    public void colour(Run run, int number) {
        session.shelf().colour(run, number);
    }

    @Override
    public boolean extendable(Run run) {
        return session.runner().extendable(run);
    }

    @Override
    public void lengthen(Run run, Node beside) {
        int repeats = session.runs().repeatsOf(run).size();
        int present = run.settings().training().epochs();
        RunPopOvers.lengthen(
                run,
                repeats,
                beside,
                more -> session.runner().lengthen(run, more),
                more -> copies.copy(() -> List.of(RunCommandLine.lengthening(run.folder(), present + more))));
    }

    @Override
    public void copyCommand(List<Run> runs, Act act) {
        List<Path> folders = runs.stream().map(Run::folder).toList();
        copies.copy(() -> act.commands(folders));
    }

    @Override
    public Optional<Run> twin(Run run) {
        return session.runs().runs().stream()
                .filter(other -> Twins.areTwins(run.settings(), other.settings()))
                .findFirst();
    }

    @Override
    public void trainTwin(Run run) {
        session.runAll(List.of(Twins.plain(run.settings())), session.runs().repeatsOf(run));
    }

    @Override
    public void asIfRandom(List<Run> runs) {
        if (mixtures == null) { // a window costs time that only its first use should
            ExportWindow exporting = new ExportWindow(files::save, stage, session.background(), notices::say);
            mixtures = new AsIfRandomWindow(
                    stage,
                    new AsIfRandomMeasuring(session.engine(), session.measuring()),
                    session.background(),
                    theme.map(WorkbenchWindow::figureStyle),
                    (figure, shown) -> exporting.show(FigureSubject.of(figure, shown, "as-if-random")),
                    copies);
        }
        mixtures.show(runs);
    }

    @Override
    public void otherCoordinates(List<Run> runs) {
        if (coordinates == null) {
            ExportWindow exporting = new ExportWindow(files::save, stage, session.background(), notices::say);
            coordinates = new GaugeWindow(
                    stage,
                    new GaugeMeasuring(session.engine(), session.measuring(), session.background()),
                    session.background(),
                    theme.map(WorkbenchWindow::figureStyle),
                    (figure, shown) -> exporting.show(FigureSubject.of(figure, shown, "coordinates")),
                    copies);
        }
        coordinates.show(runs);
    }

    /** Copies the command that runs the experiment as it is set up. */
    void copyExperiment() {
        session.form().settings().get().settings().ifPresent(settings -> {
            Path out = session.runner().newFolder(RunNames.of(settings));
            copies.copy(() -> List.of(RunCommandLine.running(settings, out)));
        });
    }

    /** Opens the window that tries the claims of the literature. */
    void replicate() {
        if (replication == null) {
            replication = new ReplicationWindow(
                    stage,
                    session.computing(),
                    session.engine().threads(),
                    files::chooseFolder,
                    session.runner().newFolder("replication"),
                    report -> session.background().run(() -> Folders.show(report), done -> {}),
                    copies);
        }
        replication.show();
    }

    @Override
    public void ask(Question question, boolean sum) {
        if (asked == null) {
            asked = new PointWindow(stage, session.measuring(), models.looks(), models.chosen(), theme);
        }
        asked.show(question, sum);
    }

    /** What pointing at a unit of the network's drawing shows and opens. */
    UnitPointing units() {
        UnitModel looking = new UnitModel(models.looks(), session.measuring());
        return new UnitHint(models, looking, theme.map(WorkbenchWindow::figureStyle), () -> unitWindow(looking));
    }

    private UnitWindow unitWindow(UnitModel looking) {
        if (unit == null) {
            ExportWindow exporting = new ExportWindow(files::save, stage, session.background(), notices::say);
            unit = new UnitWindow(
                    stage,
                    models,
                    looking,
                    session.background(),
                    theme.map(WorkbenchWindow::figureStyle),
                    (figure, shown) -> exporting.show(FigureSubject.of(figure, shown, "unit")),
                    question -> ask(question, false));
        }
        return unit;
    }

    @Override
    public void findSource(Run run) {
        search.ask(run, () -> {});
    }

    @Override
    public void openFolder(Run run) {
        session.background().run(() -> Folders.show(run.folder()), done -> {});
    }
}
