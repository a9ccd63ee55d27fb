package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Of reports that come within a moment only the last is shown, and the last of all is never lost. */
class SparingTest {
    private final Queue<Runnable> moments = new ArrayDeque<>();
    private final Sparing reports = new Sparing(moments::add);
    private final List<String> shown = new ArrayList<>();

    @Test
    void onlyTheLastOfAMomentIsShown() {
        report("1 of 3");
        report("2 of 3");
        assertEquals(List.of(), shown);
        moments.remove().run();
        report("3 of 3");
        moments.remove().run();
        assertEquals(List.of("2 of 3", "3 of 3"), shown);
        assertEquals(0, moments.size());
    }

    private void report(String what) {
        reports.show(() -> shown.add(what));
    }
}
