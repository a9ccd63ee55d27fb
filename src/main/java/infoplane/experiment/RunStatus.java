package infoplane.experiment;

/** How far a run has come. */
public enum RunStatus {
    /** The run is in the queue and has not started. */
    WAITING("waiting"),
    RUNNING("running"),
    FINISHED("finished"),
    STOPPED("stopped"),
    FAILED("failed"),
    /** The process of the run has ended unexpectedly, or the run was made longer and not resumed. */
    INTERRUPTED("interrupted");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    /** @throws IllegalArgumentException if no status has this name */
    public static RunStatus of(String label) {
        for (RunStatus status : values()) {
            if (status.label.equals(label)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "status is \"" + label + "\" but must be running, finished, stopped or failed");
    }

    /** The name in files and windows. */
    public String label() {
        return label;
    }
}
