package infoplane.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FixedScheduleTest {
    private static final EpochCoordinates UNNEEDED =
            epoch -> CompletableFuture.failedFuture(new AssertionError("epoch " + epoch + " was measured"));

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    private static List<Integer> choose(ScheduleSettings settings, List<Integer> epochs) {
        assertFalse(settings.schedule().adaptive());
        return settings.schedule().choose(epochs, UNNEEDED).epochs();
    }

    @Test
    void everyTakesEachStepAndTheLast() {
        assertEquals(upTo(7), choose(new ScheduleSettings.Every(1), upTo(7)));
        assertEquals(List.of(0, 3, 6, 7), choose(new ScheduleSettings.Every(3), upTo(7)));
        assertEquals(List.of(0, 3, 6), choose(new ScheduleSettings.Every(3), upTo(6)));
        assertEquals(List.of(0, 6), choose(new ScheduleSettings.Every(Integer.MAX_VALUE / 2), upTo(6)));
        assertEquals(List.of(5), choose(new ScheduleSettings.Every(3), List.of(5)));
    }

    /** Powers of two are equally spaced in the logarithm. */
    @Test
    void logIsEquallySpacedInTheLogarithm() {
        assertEquals(
                List.of(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024),
                choose(new ScheduleSettings.Log(11), upTo(1024)));
    }

    /** numpy: len(np.unique(np.rint(np.logspace(0, np.log10(8000), 400)))) is 275, and epoch 0 is always chosen. */
    @Test
    void logOfAPublishedRunHasAsManyEpochsAsNumpySays() {
        assertEquals(
                1 + 275, choose(ScheduleSettings.Log.defaults(), upTo(8000)).size());
    }

    /** The numbers wanted are 3, 20.8, 144.2 and 1000. */
    @Test
    void logTakesTheNearestKeptEpochs() {
        assertEquals(List.of(0, 3, 95, 1000), choose(new ScheduleSettings.Log(4), List.of(0, 3, 90, 95, 1000)));
        assertEquals(List.of(0), choose(new ScheduleSettings.Log(4), List.of(0)));
        assertEquals(List.of(0, 1), choose(new ScheduleSettings.Log(400), List.of(0, 1)));
        assertEquals(List.of(7), choose(new ScheduleSettings.Log(400), List.of(7)));
    }

    @Test
    void firstAndLastAreAlwaysChosen() {
        for (int last = 0; last < 200; last++) {
            for (ScheduleSettings settings :
                    List.of(new ScheduleSettings.Every(1 + last % 7), new ScheduleSettings.Log(2 + last % 13))) {
                List<Integer> chosen = choose(settings, upTo(last));
                assertEquals(0, chosen.get(0));
                assertEquals(last, chosen.get(chosen.size() - 1));
                assertTrue(chosen.stream().distinct().sorted().toList().equals(chosen));
            }
        }
    }

    @Test
    void refusesWhatIsNotAListOfKeptEpochs() {
        assertThrows(IllegalArgumentException.class, () -> choose(new ScheduleSettings.Every(1), List.of()));
        assertThrows(IllegalArgumentException.class, () -> choose(new ScheduleSettings.Log(4), List.of(0, 2, 2)));
    }
}
