package infoplane.sweep;

/** The machines of a cluster failed again and again to carry out a task; the message is a sentence for the user. */
public final class TaskLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TaskLostException(String why, Throwable cause) {
        super(why, cause);
    }
}
