package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.estimation.QuantisedSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.measuring.MeasureSettings;
import infoplane.network.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is moved while something is done with it: the message says where it is, and no second one is made. */
class MovedFolderTest {
    private static final ExperimentSettings TWICE = Json.parseExperiment("""
            { "seed": 3, "repeats": 2, "network": { "hidden": [3] }, "training": { "epochs": 2, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" }, "selfCheck": false } }
            """, "test");

    private final RunService service = new RunService(1);
    private final Path from;
    private final Path to;

    MovedFolderTest(@TempDir Path folder) {
        from = folder.resolve("from");
        to = folder.resolve("to");
    }

    private void move() {
        try {
            if (Files.exists(from)) {
                Files.move(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void repeats() {
        RunListener moving = new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                move();
            }
        };
        RunFailedException told = assertThrows(
                RunFailedException.class,
                () -> service.runRepeats(TWICE, from, false, repeat -> moving, new RunControl()));
        assertEquals(
                from + " was moved to " + to
                        + " while its run was going on; what was measured up to then is kept there.",
                told.getMessage());
        assertFalse(Files.exists(from));
        service.runRepeats(TWICE, to, true, repeat -> RunListener.NONE, new RunControl());
        assertEquals(Optional.empty(), service.verify(to, RunListener.NONE, new RunControl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void measuring(int repeats) {
        ExperimentSettings settings = TWICE.withRepeats(repeats);
        if (repeats == 1) {
            service.start(settings, from, RunListener.NONE, new RunControl());
        } else {
            service.runRepeats(settings, from, false, repeat -> RunListener.NONE, new RunControl());
        }
        RunFailedException told = assertThrows(
                RunFailedException.class,
                () -> service.remeasure(
                        from,
                        Optional.empty(),
                        asked -> {
                            move();
                            return asked;
                        },
                        RunMonitor.current()));
        assertEquals(
                from + " was moved to " + to + " while it was measured; what was kept before is there.",
                told.getMessage());
        assertFalse(Files.exists(from));
        assertEquals(Optional.empty(), service.verify(to, RunListener.NONE, new RunControl()));
    }

    @Test
    void measuringInFurtherWays() {
        ExperimentSettings settings = TWICE.withRepeats(1);
        service.start(settings, from, RunListener.NONE, new RunControl());
        List<MeasureSettings> further = List.of(settings.measure().with(List.of(QuantisedSettings.defaults())));
        RunFailedException told = assertThrows(
                RunFailedException.class,
                () -> service.measureAlso(from, further, began -> move(), RunMonitor.current()));
        assertEquals(
                from + " was moved to " + to + " while it was measured; what was kept before is there.",
                told.getMessage());
        assertFalse(Files.exists(from));
    }

    /** What was never there is not said to be gone, and repeats of which none fits leave nothing. */
    @Test
    void nothingWasThere() {
        assertThrows(
                InvalidInputException.class,
                () -> service.remeasure(from, Optional.empty(), asked -> asked, RunMonitor.current()));
        ExperimentSettings huge = Json.parseExperiment("""
                { "repeats": 2, "network": { "hidden": [4000, 4000] }, "training": { "epochs": 10000000 } }
                """, "test");
        assertThrows(
                InvalidInputException.class,
                () -> service.runRepeats(huge, from, false, repeat -> RunListener.NONE, new RunControl()));
        assertFalse(Files.exists(from));
    }
}
