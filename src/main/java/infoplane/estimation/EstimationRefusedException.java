package infoplane.estimation;

/** An estimate that would mean nothing, refused; the message is the reason, in words that the user can act on. */
public final class EstimationRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public EstimationRefusedException(String reason) {
        super(reason);
    }
}
