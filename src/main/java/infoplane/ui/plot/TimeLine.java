package infoplane.ui.plot;

import infoplane.figure.EpochRange;
import infoplane.figure.PlaneView;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * The range of measured epochs that the plots show: from a first epoch to the cursor. With the cursor at the last epoch the
 * range has no upper end, so that the plots also show epochs that are measured later.
 */
public final class TimeLine {
    /** Seconds that playing the whole time line takes at speed 1. */
    private static final double WHOLE_SECONDS = 10;

    private final PlaneModel plane;
    private final IntegerProperty first = new SimpleIntegerProperty();
    private final IntegerProperty cursor = new SimpleIntegerProperty();
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanProperty single = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private double position;
    private boolean following = true;
    private List<Integer> epochs;

    public TimeLine(PlaneModel plane) {
        this.plane = plane;
        this.epochs = plane.epochs().get();
        plane.epochs().addListener((source, before, now) -> refresh(now));
        first.addListener(changed -> apply());
        single.addListener(changed -> apply());
        cursor.addListener(changed -> {
            following = cursor.get() >= last();
            apply();
        });
        playing.addListener((source, before, now) -> {
            if (now) {
                position = cursor.get() >= last() ? first.get() : cursor.get();
            }
        });
    }

    /** Index of the first shown epoch among the measured epochs. */
    public IntegerProperty first() {
        return first;
    }

    /** Index of the cursor's epoch among the measured epochs. */
    public IntegerProperty cursor() {
        return cursor;
    }

    public BooleanProperty playing() {
        return playing;
    }

    /** Whether only the cursor's epoch is shown. */
    public BooleanProperty single() {
        return single;
    }

    /** Speed of playing; 1 plays the whole time line in ten seconds. */
    public DoubleProperty speed() {
        return speed;
    }

    public int cursorEpoch() {
        return epochs.get(Math.min(cursor.get(), last()));
    }

    /** Moves the cursor to the measured epoch nearest to {@code epoch}, but not before the first shown epoch. */
    public void goTo(double epoch) {
        int place = Collections.binarySearch(epochs, (int) Math.round(epoch));
        int after = Math.min(last(), place >= 0 ? place : -place - 1);
        int before = Math.max(0, after - 1);
        boolean nearerBefore = Math.abs(epochs.get(before) - epoch) < Math.abs(epochs.get(after) - epoch);
        cursor.set(Math.max(first.get(), nearerBefore ? before : after));
    }

    public int firstEpoch() {
        return epochs.get(Math.min(first.get(), last()));
    }

    /** Moves the cursor. @param by number of measured epochs; negative moves back */
    public void step(int by) {
        cursor.set(Math.max(first.get(), Math.min(last(), cursor.get() + by)));
    }

    public void showAll() {
        single.set(false);
        first.set(0);
        cursor.set(last());
    }

    /** Moves the cursor by so many seconds of playing; does nothing while not playing. */
    public void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        position += seconds / WHOLE_SECONDS * speed.get() * Math.max(1, last());
        cursor.set((int) Math.min(last(), position));
        if (position >= last()) {
            playing.set(false);
        }
    }

    private int last() {
        return epochs.size() - 1;
    }

    /** Takes over a changed list of measured epochs. The cursor stays at its epoch, or at the last epoch if it was there. */
    private void refresh(List<Integer> measured) {
        int kept = cursorEpoch();
        boolean follow = following;
        epochs = measured;
        first.set(Math.min(first.get(), last()));
        int place = Collections.binarySearch(measured, kept);
        cursor.set(follow ? last() : Math.max(0, place >= 0 ? place : -place - 2));
        apply();
    }

    private void apply() {
        PlaneView view = plane.view().get();
        boolean everything = following && !single.get();
        int from = single.get() ? cursorEpoch() : firstEpoch();
        EpochRange range = everything && first.get() == 0
                ? EpochRange.ALL
                : new EpochRange(from, everything ? Integer.MAX_VALUE : Math.max(from, cursorEpoch()));
        Integer highlighted = everything ? null : Integer.valueOf(cursorEpoch());
        plane.view().set(view.withEpochs(range).withHighlighted(highlighted));
    }
}
