package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import infoplane.network.NetworkSettings;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found in the list of runs, and in which order. */
class RunViewTest {
    private final RunList runs = new RunList();
    private final RunView view = new RunView(runs, new Background(Runnable::run, Runnable::run, failure -> {}));

    @Test
    void theNewestIsFirstAndOtherOrdersCanBeChosen() {
        add("beta", Activation.RELU);
        add("alpha", Activation.TANH);
        add("gamma", Activation.TANH);
        assertEquals(List.of("gamma", "alpha", "beta"), names());
        view.order().set(RunView.Order.NAME);
        assertEquals(List.of("alpha", "beta", "gamma"), names());
        view.order().set(RunView.Order.ACTIVATION);
        assertEquals("beta", names().get(0), "relu comes before tanh");
        runs.runs().get(0).name().set("Aaron");
        view.order().set(RunView.Order.NAME);
        assertEquals(List.of("Aaron", "alpha", "beta"), names());
    }

    @Test
    void aRunIsFoundIfItSaysAllOfTheWords() {
        add("first", Activation.RELU);
        Run noted = add("second", Activation.TANH);
        noted.notes().set("Looks like the dissertation's figure 1.2");
        view.words().set("  DISSERTATION tanh ");
        assertEquals(List.of("second"), names());
        view.words().set("relu");
        assertEquals(List.of("first"), names());
        view.words().set("relu dissertation");
        assertEquals(List.of(), names());
        view.words().set("");
        assertEquals(2, names().size());
    }

    @Test
    void aNameThatChangesIsFoundAtOnce() {
        Run run = add("first", Activation.RELU);
        view.words().set("renamed");
        assertEquals(List.of(), names());
        run.name().set("Renamed");
        assertEquals(List.of("Renamed"), names());
    }

    private Run add(String name, Activation activation) {
        ExperimentSettings usual = SampleResults.settings(name);
        NetworkSettings network = new NetworkSettings(
                usual.network().hidden(), activation, List.of(), usual.network().initialisation());
        Run run = new Run(
                new ExperimentSettings(
                        usual.schemaVersion(),
                        name,
                        usual.seed(),
                        usual.backend(),
                        usual.dataset(),
                        network,
                        usual.training(),
                        usual.measure(),
                        1),
                Path.of(name));
        runs.add(run);
        return run;
    }

    private List<String> names() {
        return view.shown().stream().map(run -> run.name().get()).toList();
    }
}
