package infoplane.ui.run;

import java.util.Optional;

/** State of a run that waits or computes: its live results and how much of them is on screen. */
final class UnderWay {
    final LiveResults live;
    final int repeat;
    /** What computes the run if another program trains its network. Such a run takes no place of the runs at once. */
    final Optional<RunWork> work;

    /** Whether nothing of the run was on the disk when it began. */
    final boolean fresh;

    boolean started;
    /** Whether the run's place in the queue is being written; the run can start or leave the queue only after that. */
    boolean storing;
    /** Whether the run has to leave the queue when its place is written. */
    boolean unwanted;

    long shown;
    boolean copying;

    UnderWay(int repeat) {
        this.repeat = repeat;
        this.work = Optional.empty();
        this.fresh = false;
        this.live = new LiveResults();
    }

    /**
     * @param watches whether the run waits for epochs of another program
     * @param fresh whether nothing of it is on the disk yet
     */
    UnderWay(RunWork work, boolean watches, boolean fresh) {
        this.repeat = 0;
        this.fresh = fresh;
        this.work = Optional.of(work);
        this.live = new LiveResults(System::nanoTime, watches);
    }
}
