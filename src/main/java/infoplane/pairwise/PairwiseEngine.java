package infoplane.pairwise;

import infoplane.core.Samples;

/** The ways of this machine to compute over pairs of rows. */
public enum PairwiseEngine {
    /** {@code jdk.incubator.vector}. */
    VECTOR {
        @Override
        boolean fitsSingle(Samples rows, double rate) {
            return FloatVectorTiles.takes(rate) && PackedRows.fitSingle(rows);
        }

        @Override
        TileKernel kernel(Tiles tiles) {
            return tiles.columns().single() ? new FloatVectorTiles(tiles) : new DoubleVectorTiles(tiles);
        }
    },
    /** Plain Java in float64. */
    SCALAR {
        @Override
        boolean fitsSingle(Samples rows, double rate) {
            return false;
        }

        @Override
        TileKernel kernel(Tiles tiles) {
            return new ScalarTiles(tiles);
        }
    };

    private static final boolean VECTOR_MODULE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** The fastest that runs here. */
    static PairwiseEngine best() {
        return VECTOR_MODULE ? VECTOR : SCALAR;
    }

    /** What is in use, in words for the user. */
    public static String description() {
        return VECTOR_MODULE
                ? FloatVectorTiles.description()
                : "no vectors: start Java with --add-modules jdk.incubator.vector to be some 10 times faster";
    }

    /** Whether float32 holds these rows exactly and can raise 2 to this rate. */
    abstract boolean fitsSingle(Samples rows, double rate);

    abstract TileKernel kernel(Tiles tiles);
}
