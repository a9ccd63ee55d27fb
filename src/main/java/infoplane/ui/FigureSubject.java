package infoplane.ui;

import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.figure.Figure;
import infoplane.runs.FigureRuns;
import infoplane.ui.export.ExportWindow.ExportSubject;
import infoplane.ui.export.FigureLine;
import infoplane.ui.export.FigureWords;
import infoplane.ui.form.ExportForm;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Makes what the export window needs to know of a figure. */
final class FigureSubject {
    private FigureSubject() {}

    /**
     * A figure of the main window.
     *
     * @param shown the runs in the figure, newest first as in the list; the figure's file holds their experiments
     * @param estimators ids of the estimators that the plane shows
     */
    static ExportSubject of(Figure figure, List<ShownRun> shown, List<String> estimators, FigureView view) {
        List<ShownRun> drawn = new ArrayList<>(shown);
        Collections.reverse(drawn); // figures begin with the oldest run
        FigureWords words = FigureWords.of(figure, drawn, estimators);
        List<Path> folders = drawn.stream().map(one -> one.run().folder()).toList();
        return new ExportSubject(
                figure,
                words,
                () -> carried(drawn, view),
                (export, caption) -> FigureLine.of(figure, folders, view.means(), export, caption, words.fileName()));
    }

    /** A figure of a further window. @param what ends the name of its file */
    static ExportSubject of(Figure figure, List<Run> shown, String what) {
        List<String> names = shown.stream().map(run -> run.name().get()).toList();
        FigureWords words = new FigureWords(
                ExportForm.fileName(names) + "-" + what,
                figure.explanation(),
                "The file carries the experiment; drop it on the window to get it back.");
        List<Path> folders = shown.stream().map(Run::folder).toList();
        return new ExportSubject(
                figure,
                words,
                () -> new FigureSource(
                                IntStream.range(0, shown.size())
                                        .mapToObj(place -> FigureRuns.of(
                                                names.get(place),
                                                shown.get(place).settings(),
                                                folders.get(place)))
                                        .toList(),
                                FigureView.defaults())
                        .write(),
                (export, caption) -> FigureLine.of(figure, folders, false, export, caption, words.fileName()));
    }

    /** The JSON that the file of a figure holds; empty if the figure shows no run. */
    static String carried(List<ShownRun> shown, FigureView view) {
        List<FigureSource.Shown> runs = shown.stream()
                .map(one -> FigureRuns.of(
                        one.name(), one.results().settings(), one.run().folder()))
                .toList();
        return runs.isEmpty() ? "" : new FigureSource(runs, view).write();
    }
}
