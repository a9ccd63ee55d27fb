package infoplane.experiment;

/** Lets a made-up run take points that the user measured, as a real run does while it computes. */
public final class JoinedPoints {
    private JoinedPoints() {}

    /** The run takes all points and does nothing with them. */
    public static void ignore(RunControl control) {
        control.onJoin((measure, points) -> {});
    }
}
