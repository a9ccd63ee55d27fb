package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.ExperimentSettings;
import infoplane.figure.chart.SweepFigure;
import infoplane.figure.chart.SweepView.SweepKind;
import infoplane.network.NetworkSettings;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunView;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What came out of the listed runs, over their settings; marks on axes choose what the plots show. */
class SweepModelTest {
    private final RunList runs = new RunList();
    private final RunView view = new RunView(runs, new Background(Runnable::run, Runnable::run, failure -> {
        throw new AssertionError(failure);
    }));
    private final SweepModel model = new SweepModel(runs, view);

    /** I(X;T) of the made-up results falls by a hundredth of a bit an epoch. */
    private Run add(int epochs, int width, long seed) {
        ExperimentSettings usual = SampleResults.settings("run").withSeed(seed);
        NetworkSettings network = usual.network();
        ExperimentSettings settings = usual.withTraining(usual.training().withEpochs(epochs))
                .withNetwork(new NetworkSettings(
                        List.of(width, 3),
                        network.activation(),
                        List.of(),
                        network.initialisation(),
                        network.noise(),
                        network.quantisation()));
        Run run = new Run(settings, Path.of("run-" + epochs + "-" + width + "-" + seed));
        run.show(SampleResults.finished("run", epochs, "x"));
        runs.add(run);
        return run;
    }

    @Test
    void runsThatDifferInNothingAreNoPicture() {
        add(100, 4, 1);
        add(100, 4, 2);
        model.looking().set(true);
        assertTrue(model.figure().get().isEmpty());
        assertTrue(
                model.said().get().startsWith("Runs that differ"), model.said().get());
    }

    @Test
    void theKindFitsTheNumberOfSettings() {
        model.looking().set(true);
        add(100, 4, 1);
        add(200, 4, 1);
        assertEquals(SweepKind.CURVE, drawn().view().kind());
        add(200, 6, 1);
        assertEquals(SweepKind.MAP, drawn().view().kind());
        assertEquals(Set.of("epochs", "hidden"), Set.copyOf(drawn().view().over()));
        model.kind().set(SweepKind.CURVE);
        model.across().set("hidden");
        assertEquals(List.of("hidden"), drawn().view().over());
    }

    @Test
    void markedPartsOfAxesChooseWhatIsShown() {
        model.looking().set(true);
        add(100, 4, 1);
        Run longer = add(300, 4, 1);
        Run seed = add(300, 4, 2);
        Run wide = add(300, 6, 1);
        model.kind().set(SweepKind.AXES);
        int outcome = drawn().view().over().size();
        double middle = drawn().rows().stream()
                .mapToDouble(row -> drawn().place(row, outcome))
                .average()
                .orElseThrow();
        model.brush(outcome, new SweepModel.Span(middle, 1)); // those that fall by three bits
        assertEquals(Set.of(longer, seed, wide), Set.copyOf(runs.visible()));
        int width = drawn().view().over().indexOf("hidden");
        double narrow = drawn().rows().stream()
                .filter(row -> row.run().equals(longer.name().get()))
                .mapToDouble(row -> drawn().place(row, width))
                .findFirst()
                .orElseThrow();
        model.brush(width, new SweepModel.Span(narrow + 0.1, narrow - 0.1));
        assertEquals(Set.of(longer, seed), Set.copyOf(runs.visible()));
        model.clearBrushes();
        assertEquals(4, model.inside().size());
    }

    private SweepFigure drawn() {
        return model.figure().get().orElseThrow();
    }
}
