package infoplane.cells;

/** Whether Java's vector module is present. The module is an incubator module, which a program must request at its start. */
final class VectorUnit {
    static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private VectorUnit() {}
}
