package infoplane.core;

/**
 * With what the user may do as a refusal advises. The command line words it as an option or a command, the window as a field or a
 * button.
 *
 * @param means which option, field, command or button
 * @param subject what it is about, such as a folder; empty where there is only one
 */
public record Advice(Means means, String subject) {
    /** What the user may use. */
    public enum Means {
        LABELS,
        INPUTS,
        LAYERS,
        WEIGHTS,
        /** Says where the source of an imported run, the subject, lies now. */
        SOURCE,
        /** Goes on with the run that lies in a folder, the subject. */
        RESUME,
        /** Fetches published data; the subject names them as the command line takes them. */
        FETCH
    }

    /** Advice to use what there is only one of. */
    public static Advice of(Means means) {
        return new Advice(means, "");
    }
}
