package infoplane.ui;

import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.figure.Figure;
import infoplane.runs.FigureRuns;
import infoplane.runs.RunCommandLine;
import infoplane.ui.export.ExportWindow;
import infoplane.ui.export.FigureWords;
import infoplane.ui.export.FileDialogs;
import infoplane.ui.form.ExportForm;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.results.AsIfRandomWindow;
import infoplane.ui.results.GaugeWindow;
import infoplane.ui.results.PointWindow;
import infoplane.ui.results.PointWindow.Question;
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
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
    private final ObservableValue<Theme> theme;
    private final PlotModels models;
    private @Nullable AsIfRandomWindow mixtures;
    private @Nullable GaugeWindow coordinates;
    private @Nullable PointWindow asked;
    private @Nullable UnitWindow unit;

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
            PlotModels models) {
        this.models = models;
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
        RunPopOvers.lengthen(run, repeats, beside, more -> session.runner().lengthen(run, more));
    }

    @Override
    public void copyCommand(Run run) {
        session.background().run(() -> RunCommandLine.of(run.folder()), line -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(line);
            Clipboard.getSystemClipboard().setContent(content);
            notices.say("Copied the command that repeats “" + run.name().get() + "”.");
        });
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
                    (figure, shown) -> exporting.show(subject(figure, shown, "as-if-random")));
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
                    (figure, shown) -> exporting.show(subject(figure, shown, "coordinates")));
        }
        coordinates.show(runs);
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
                    (figure, shown) -> exporting.show(subject(figure, shown, "unit")),
                    question -> ask(question, false));
        }
        return unit;
    }

    private static ExportWindow.ExportSubject subject(Figure figure, List<Run> shown, String what) {
        List<String> names = shown.stream().map(run -> run.name().get()).toList();
        return new ExportWindow.ExportSubject(
                figure,
                new FigureWords(
                        ExportForm.fileName(names) + "-" + what,
                        figure.explanation(),
                        "The file carries the experiment; drop it on the window to get it back."),
                () -> new FigureSource(
                                IntStream.range(0, shown.size())
                                        .mapToObj(place -> FigureRuns.of(
                                                names.get(place),
                                                shown.get(place).settings(),
                                                shown.get(place).folder()))
                                        .toList(),
                                FigureView.defaults())
                        .write());
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
