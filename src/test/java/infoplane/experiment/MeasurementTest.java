package infoplane.experiment;

import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.config.Json;
import infoplane.core.RunMonitor;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MeasurementTest {
    /** One layer by local likelihood with ten thousand shuffles takes hours, in which nothing is reported. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whatTakesHoursIsCancelledBeforeItReports() {
        ExperimentSettings settings = Json.parseExperiment("""
                { "network": { "hidden": [4, 3] }, "training": { "epochs": 1, "batchSize": 512 },
                  "measure": { "on": "test", "estimators": ["lga"], "permutations": 10000 } }
                """, "test");
        MemoryRecorder recorder = new MemoryRecorder();
        ExperimentSettings quick =
                settings.withMeasure(ExperimentSettings.defaults().measure());
        new Experiment(quick, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        AtomicInteger asked = new AtomicInteger();
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {}

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 3;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> Measurement.measure(
                        settings, recorder.trajectory(), settings.measure(), 2, points -> {}, monitor));
    }
}
