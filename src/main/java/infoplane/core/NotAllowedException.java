package infoplane.core;

/** An argument has a value that is not allowed: which argument, what it is, and what is allowed, each for itself. */
public final class NotAllowedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final String element;
    private final String found;
    private final transient Allowed allowed;

    /**
     * @param name of the argument, as the settings' component is called
     * @param found what it is, with the verb, such as {@code is 0}
     * @param allowed what it must be
     */
    public NotAllowedException(String name, String found, Allowed allowed) {
        this(name, "", found, allowed);
    }

    /** @param element the place of the wrong element where {@code name} is a list, such as {@code [1]}, or nothing */
    private NotAllowedException(String name, String element, String found, Allowed allowed) {
        super(name + element + sentence(found, allowed));
        this.name = name;
        this.element = element;
        this.found = found;
        this.allowed = allowed;
    }

    /** @param element the place of the wrong element in the list {@code name}, from 0 */
    static NotAllowedException ofElement(String name, int element, String found, Allowed allowed) {
        return new NotAllowedException(name, "[" + element + "]", found, allowed);
    }

    /** The name of the argument. */
    public String name() {
        return name;
    }

    /** What is allowed. */
    public Allowed allowed() {
        return allowed;
    }

    /** The message with another name of the argument, such as its path in a file. */
    public String messageAt(String place) {
        return place + element + sentence(found, allowed);
    }

    private static String sentence(String found, Allowed allowed) {
        return " " + found + " but " + allowed.words();
    }
}
