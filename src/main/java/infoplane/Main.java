package infoplane;

public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
