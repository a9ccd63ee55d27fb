package infoplane.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Another program that writes a step each time the reader waits; waiting costs no time. */
final class ScriptedWriter implements SourceWatch.Time {
    private final Map<Integer, Step> steps;
    private long now;
    private int turn;

    interface Step {
        void write() throws IOException;
    }

    /** @param steps by the number of the wait, from 0 */
    ScriptedWriter(Map<Integer, Step> steps) {
        this.steps = steps;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public void pause(long millis) {
        now += millis;
        try {
            steps.getOrDefault(turn++, () -> {}).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
