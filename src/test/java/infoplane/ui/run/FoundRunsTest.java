package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.config.FigureSource;
import infoplane.config.FigureView;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.runs.FigureRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of a figure of several runs, and what is offered. */
class FoundRunsTest {
    private static Run run(String name) {
        return new Run(SampleResults.settings(name), Path.of("runs", name));
    }

    private static FigureSource figure(Run... runs) {
        return new FigureSource(
                Stream.of(runs)
                        .map(run -> FigureRuns.of(run.name().get(), run.settings(), run.folder()))
                        .toList(),
                FigureView.defaults());
    }

    @Test
    void runsThatAreListedAreFoundInTheOrderOfTheFigure() {
        Run a = run("a");
        Run b = run("b");
        FoundRuns found = FoundRuns.of(figure(b, a), List.of(a, run("c"), b));
        assertEquals(List.of(b, a), found.present());
        assertEquals(List.of(), found.missing());
        assertEquals("Show all", found.showLabel());
        assertEquals("This figure shows 2 runs: “b”, “a”. The first is what is set up now.", found.sentence());
    }

    /** A figure drawn while other bins were tried shows those bins, which the runs themselves know nothing of. */
    @Test
    void whatTheFigureWasMeasuredWithIsToldWhereTheRunsWereNot() {
        Run run = run("a");
        assertEquals(Optional.empty(), FoundRuns.of(figure(run), List.of(run)).measuredOtherwise());
        ExperimentSettings tried =
                run.settings().withMeasure(run.settings().measure().with(List.of(KdeSettings.defaults())));
        FigureSource figure = new FigureSource(List.of(FigureRuns.of("a", tried, run.folder())), FigureView.defaults());
        FoundRuns found = FoundRuns.of(figure, List.of(run));
        assertEquals(List.of(run), found.present());
        assertEquals(Optional.of(KdeSettings.defaults()), found.measuredOtherwise());
    }

    @Test
    void whatIsNotListedIsOfferedToBeRun() {
        Run a = run("a");
        FoundRuns found = FoundRuns.of(figure(a, run("b"), run("c")), List.of(a));
        assertEquals(List.of(a), found.present());
        assertEquals(
                List.of("b", "c"),
                found.experiments().stream().map(ExperimentSettings::name).toList());
        assertEquals("Show the one that is here", found.showLabel());
        assertEquals("Run the missing ones", found.runLabel());
        assertEquals("Not among the runs here: “b”, “c”.", found.missingSentence());
    }

    /** Equal experiments in two folders are two runs of the figure, of which one is left. */
    @Test
    void oneRunIsNotTakenTwice() {
        Run left = new Run(SampleResults.settings("a"), Path.of("runs", "left"));
        Run gone = new Run(SampleResults.settings("a"), Path.of("runs", "gone"));
        FoundRuns found = FoundRuns.of(figure(left, gone), List.of(left));
        assertEquals(List.of(left), found.present());
        assertEquals(1, found.missing().size());
    }

    /** A run of the experiment makes all of its repeats. */
    @Test
    void repeatsAreRunOnce() {
        ExperimentSettings three = SampleResults.settings("a").withRepeats(3);
        Run first = new Run(three, Path.of("runs", "a", "repeat-000"));
        Run second = new Run(three, Path.of("runs", "a", "repeat-001"));
        FoundRuns found = FoundRuns.of(figure(first, second, run("b")), List.of());
        assertEquals(3, found.missing().size());
        assertEquals(2, found.experiments().size());
        assertEquals("Run all again", found.runLabel());
    }

    @Test
    void ofManyRunsTheFirstAreNamed() {
        FoundRuns found = FoundRuns.of(figure(run("a"), run("b"), run("c"), run("d"), run("e"), run("f")), List.of());
        assertEquals(
                "This figure shows 6 runs: “a”, “b”, “c”, “d” and 2 more. The first is what is set up now.",
                found.sentence());
    }
}
