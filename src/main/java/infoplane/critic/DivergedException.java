package infoplane.critic;

/** A critic whose scores are no longer numbers; a smaller learning rate may keep them finite. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int step;

    DivergedException(int step) {
        super("the critic diverged at step " + step);
        this.step = step;
    }

    /** Of the optimiser, at which it was seen. */
    public int step() {
        return step;
    }
}
