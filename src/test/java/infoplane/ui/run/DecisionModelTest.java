package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.dataset.SztSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.runs.Decisions;
import infoplane.runs.RunService;
import infoplane.ui.run.Decision.Area;
import infoplane.ui.run.DecisionModel.Ground;
import infoplane.ui.run.DecisionModel.Subject;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A network of two inputs, whose label is whether the first is positive, decides behind its data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionModelTest {
    private static final int EPOCHS = 30;
    private static final Area AREA = new Area(new Range(-1, 1), new Range(-1, 1));

    @TempDir
    private static Path folder = Path.of("");

    private final List<Throwable> failures = new ArrayList<>();
    private final DecisionModel model = new DecisionModel(new Background(Runnable::run, Runnable::run, failures::add));
    private Run run = new Run(SampleResults.settings(""), folder);

    @BeforeAll
    void train() throws IOException {
        StringBuilder rows = new StringBuilder("a,b,positive\n");
        for (int row = 0; row < 64; row++) {
            double a = (row % 8 - 3.5) / 4;
            rows.append(a)
                    .append(',')
                    .append((row / 8 - 3.5) / 4)
                    .append(',')
                    .append(a > 0 ? 1 : 0)
                    .append('\n');
        }
        Path table = Files.writeString(folder.resolve("t.csv"), rows);
        ExperimentSettings settings = Json.parseExperiment(
                "{\"dataset\": {\"type\": \"file\", \"path\": \"" + table + "\", \"trainFraction\": 1},"
                        + " \"network\": {\"hidden\": [4], \"activation\": \"tanh\"}, \"training\": {\"epochs\": "
                        + EPOCHS + ", \"learningRate\": 0.05, \"batchSize\": 16},"
                        + " \"measure\": {\"schedule\": {\"type\": \"log\", \"points\": 3}}}",
                "the test");
        run = new Run(settings, folder.resolve("run"));
        run.show(new RunService(1).start(settings, run.folder(), RunListener.NONE, new RunControl()));
        model.lookAt(Optional.of(new Ground(settings.dataset(), AREA)));
        model.follow(Optional.of(new Subject(run, "mine", EPOCHS)), EPOCHS);
    }

    private Decision decision() {
        return model.decision().get().get();
    }

    /** p(positive) along the middle line: the left end says no, the right end yes; the rows go from the left. */
    @Test
    void theNetworkDecidesAsItWasTrained() {
        model.follow(Optional.of(new Subject(run, "mine", EPOCHS)), EPOCHS);
        Samples shares = decision().outputs().probabilities();
        assertEquals(Decision.GRID * Decision.GRID, shares.rows());
        int middle = Decision.GRID / 2 * Decision.GRID;
        assertTrue(shares.at(middle, 1) < 0.2, "left: " + shares.at(middle, 1));
        assertTrue(shares.at(middle + Decision.GRID - 1, 1) > 0.8, "right");
        assertEquals(1, shares.at(middle, 0) + shares.at(middle, 1), 1e-5, "of all classes");
        Samples corner = Decisions.of(
                        run.folder(), EPOCHS, Samples.copyOf(new double[] {-0.99, -0.99}, new double[] {0.99, 0.99}))
                .probabilities();
        assertEquals(corner.at(0, 1), shares.at(0, 1), 1e-5, "the first place is the lower left");
        assertEquals(corner.at(1, 1), shares.at(shares.rows() - 1, 1), 1e-5, "the last is the upper right");
    }

    @Test
    void itFollowsTheTimeLine() {
        model.follow(Optional.of(new Subject(run, "mine", EPOCHS)), 0);
        assertEquals(0, decision().outputs().epoch());
        double before = decision().outputs().probabilities().at(0, 1);
        model.follow(Optional.of(new Subject(run, "mine", EPOCHS)), EPOCHS);
        assertEquals(EPOCHS, decision().outputs().epoch());
        assertTrue(Math.abs(before - decision().outputs().probabilities().at(0, 1)) > 1e-3);
    }

    /** A network says nothing of other data, although they may have two inputs, too. */
    @Test
    void otherDataHaveNoDecision() {
        model.lookAt(Optional.of(new Ground(SztSettings.defaults(), AREA)));
        assertTrue(model.decision().get().settings().isEmpty());
        assertEquals("", model.decision().get().problem());
        model.lookAt(Optional.of(new Ground(run.settings().dataset(), AREA)));
        assertEquals("mine", decision().run());
        model.follow(Optional.empty(), 0);
        assertTrue(model.decision().get().settings().isEmpty(), "no run is shown");
    }
}
