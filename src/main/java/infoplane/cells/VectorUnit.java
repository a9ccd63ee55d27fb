package infoplane.cells;

/** Whether Java's vector module is there: it is in incubation and must be asked for when the program starts. */
final class VectorUnit {
    static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private VectorUnit() {}
}
