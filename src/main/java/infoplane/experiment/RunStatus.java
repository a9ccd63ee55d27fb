package infoplane.experiment;

/** How far a run has come. */
public enum RunStatus {
    RUNNING("running"),
    FINISHED("finished"),
    STOPPED("stopped"),
    FAILED("failed"),
    /** Said to be running, but its process is gone. */
    INTERRUPTED("interrupted");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    /** The name in files and windows. */
    public String label() {
        return label;
    }
}
