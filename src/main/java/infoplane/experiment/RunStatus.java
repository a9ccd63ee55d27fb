package infoplane.experiment;

import java.util.Arrays;
import java.util.stream.Collectors;

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
        String allowed = Arrays.stream(values()).map(RunStatus::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("status is \"" + label + "\" but must be one of " + allowed);
    }

    /** The name in files and windows. */
    public String label() {
        return label;
    }
}
