package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveResultsTest {
    private final AtomicLong clock = new AtomicLong();
    private final LiveResults live = new LiveResults(clock::get);

    @Test
    void nothingIsKnownBeforeTheStart() {
        assertTrue(live.snapshot().isEmpty());
    }

    @Test
    void aPointMeasuredAgainReplacesTheFirst() {
        live.starting(SampleResults.settings("x"), SampleResults.LAYERS, SampleResults.CEILINGS);
        live.measured(List.of(new PlanePoint("b", 5, 1, SampleResults.estimate(3, 0.5))));
        live.measured(List.of(new PlanePoint("a", 7, 1, SampleResults.estimate(2, 0.5))));
        live.measured(List.of(new PlanePoint("b", 5, 1, SampleResults.estimate(4, 0.5))));
        RunResults snapshot = live.snapshot().orElseThrow();
        assertEquals(List.of("a", "b"), snapshot.estimators(), "sorted");
        assertEquals(SampleResults.estimate(4, 0.5), snapshot.points().get(1).estimate());
    }

    @Test
    void theTimeLeftFollowsThePace() {
        live.progressed("training", 100, 1000);
        clock.set(10_000_000_000L);
        live.progressed("training", 300, 1000);
        assertEquals(35, live.progress().stages().get(0).secondsLeft(), 1e-9, "700 epochs at 20 a second");
        assertEquals("training 300 of 1000, 35 s left", live.progress().sentence());
        live.progressed("ranges", 1, 10);
        assertEquals(
                "training 300 of 1000, 35 s left · ranges 1 of 10",
                live.progress().sentence(),
                "a new stage has no pace yet");
    }

    @Test
    void measuringBesideTrainingHasACountAndATimeOfItsOwn() {
        live.progressed("training", 100, 1000);
        live.progressed("measuring", 0, 40);
        clock.set(10_000_000_000L);
        live.progressed("training", 300, 1000);
        live.progressed("measuring", 10, 40);
        assertEquals(
                "training 300 of 1000, 35 s left · measuring 10 of 40, 35 s left",
                live.progress().sentence(),
                "700 epochs at 20 a second; 30 at one a second, but not before the last epoch is trained");
        assertEquals(0.25, live.progress().share(), 1e-12, "of what is least far");
        live.progressed("training", 1000, 1000);
        assertEquals("measuring 10 of 40, 30 s left", live.progress().sentence(), "training is over");
        live.progressed("ranges", 1, 10);
        assertEquals("ranges 1 of 10", live.progress().sentence(), "after training one stage follows the other");
    }
}
