package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Seed;
import infoplane.core.Setting;

/**
 * Points in the plane, drawn by the experiment's seed. Row i is of class i mod {@code classes}, so that classes differ by at
 * most one row; every coordinate has normal noise of its own.
 */
public sealed interface PointSettings extends DatasetSettings {
    /** How many points there are. */
    int n();

    /** Standard deviation of the noise of each coordinate. */
    double noise();

    /** The share of the points that the network is trained on, over 0 to 1. */
    double trainFraction();

    /** How many classes there are. */
    int classes();

    @Override
    default Split split(Dataset dataset, Seed seed) {
        return Split.stratified(dataset.labels(), trainFraction(), seed);
    }

    private static void check(int n, double noise, double trainFraction) {
        Checks.between("n", n, 4, 1_000_000);
        Checks.between("noise", noise, 0, 1e6);
        DatasetChecks.trainFraction(trainFraction);
    }

    private static void check(int n, double noise, int classes, double trainFraction) {
        check(n, noise, trainFraction);
        Checks.between("classes", classes, 2, 20);
        if (classes > n) {
            throw new IllegalArgumentException("classes is " + classes + " but must be at most n, " + n);
        }
    }

    /**
     * Points around (±1, ±1), a quarter each; class 1 is where the signs differ. Without noise H(X) = 2 and H(Y) = 1 bit, and
     * neither coordinate alone knows anything of the label.
     *
     * @param n points, 4 to 1 000 000
     * @param noise sd of the noise of each coordinate, 0 to 1e6
     * @param trainFraction share of the points trained on, over 0 to 1
     */
    @Setting(label = "XOR, 2-D")
    record Xor(
            @Setting(label = DatasetChecks.POINTS) int n,

            @Setting(label = DatasetChecks.NOISE, help = DatasetChecks.NOISE_HELP)
            double noise,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction)
            implements PointSettings {
        public Xor {
            check(n, noise, trainFraction);
        }

        public static Xor defaults() {
            return new Xor(1000, 0.3, 0.8);
        }

        @Override
        public int classes() {
            return 2;
        }

        @Override
        public Dataset load(Seed seed) {
            return PointData.xor(this, seed);
        }
    }

    /**
     * Rings around the origin: class c of C at radius (c + 1)/C, at equally spaced angles.
     *
     * @param n points, 4 to 1 000 000
     * @param noise sd of the noise of each coordinate, 0 to 1e6
     * @param classes rings, 2 to 20
     * @param trainFraction share of the points trained on, over 0 to 1
     */
    @Setting(label = "Circles, 2-D")
    record Circles(
            @Setting(label = DatasetChecks.POINTS) int n,

            @Setting(label = DatasetChecks.NOISE, help = DatasetChecks.NOISE_HELP)
            double noise,

            @Setting(label = "Classes", help = "Rings around one another.")
            int classes,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction)
            implements PointSettings {
        public Circles {
            check(n, noise, classes, trainFraction);
        }

        public static Circles defaults() {
            return new Circles(1000, 0.05, 2, 0.8);
        }

        @Override
        public Dataset load(Seed seed) {
            return PointData.circles(this, seed);
        }
    }

    /**
     * Arms that wind one and a half times round the origin, from radius 0 to 1, each turned by 1/C of a circle against the
     * one before.
     *
     * @param n points, 4 to 1 000 000
     * @param noise sd of the noise of each coordinate, 0 to 1e6
     * @param classes arms, 2 to 20
     * @param trainFraction share of the points trained on, over 0 to 1
     */
    @Setting(label = "Spirals, 2-D")
    record Spirals(
            @Setting(label = DatasetChecks.POINTS) int n,

            @Setting(label = DatasetChecks.NOISE, help = DatasetChecks.NOISE_HELP)
            double noise,

            @Setting(label = "Classes", help = "Arms of the spiral.")
            int classes,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction)
            implements PointSettings {
        public Spirals {
            check(n, noise, classes, trainFraction);
        }

        public static Spirals defaults() {
            return new Spirals(1000, 0.02, 2, 0.8);
        }

        @Override
        public Dataset load(Seed seed) {
            return PointData.spirals(this, seed);
        }
    }

    /**
     * Normal clouds whose centres are equally spaced on the unit circle, class 0 at (1, 0).
     *
     * @param n points, 4 to 1 000 000
     * @param noise sd of each coordinate of a cloud, 0 to 1e6
     * @param classes clouds, 2 to 20
     * @param trainFraction share of the points trained on, over 0 to 1
     */
    @Setting(label = "Blobs, 2-D")
    record Blobs(
            @Setting(label = DatasetChecks.POINTS) int n,

            @Setting(label = DatasetChecks.NOISE, help = DatasetChecks.NOISE_HELP)
            double noise,

            @Setting(label = "Classes", help = "Clouds on the unit circle.")
            int classes,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction)
            implements PointSettings {
        public Blobs {
            check(n, noise, classes, trainFraction);
        }

        public static Blobs defaults() {
            return new Blobs(1000, 0.3, 3, 0.8);
        }

        @Override
        public Dataset load(Seed seed) {
            return PointData.blobs(this, seed);
        }
    }
}
