package infoplane;

/** Where the program starts; not an Application, because JavaFX refuses such a main class on the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("nothing to start yet");
    }
}
