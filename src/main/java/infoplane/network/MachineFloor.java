package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.CpuTimer;

/**
 * What this machine can do at best on one core: the rates that no program of its kind can go beyond.
 *
 * @param multiplyAdds float32 multiply-adds a second, in registers
 * @param tanh hyperbolic tangents a second, on an array in the first-level cache
 */
public record MachineFloor(double multiplyAdds, double tanh) {
    private static final int VALUES = 2048;
    private static final int REPEATS = 3000;

    public MachineFloor {
        Checks.positive("multiplyAdds", multiplyAdds);
        Checks.positive("tanh", tanh);
    }

    /** Measures for about a tenth of a second, on the calling thread. */
    public static MachineFloor measure() {
        return measure(Kernels.best(), REPEATS);
    }

    static MachineFloor measure(DenseKernels kernels, int repeats) {
        float[] values = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = 4f * i / VALUES - 2;
        }
        int rounds = 2000;
        double perProduct = CpuTimer.fastestMillis(repeats, () -> kernels.multiplyAdds(values, rounds));
        double perTanh = CpuTimer.fastestMillis(repeats, () -> kernels.activate(Activation.TANH, values, VALUES));
        return new MachineFloor(1000.0 * kernels.multiplyAddsOf(rounds) / perProduct, 1000.0 * VALUES / perTanh);
    }

    /**
     * The least milliseconds in which so many operations can be done: products and hyperbolic tangents share the same
     * units, so that their times add up.
     */
    public double millis(double products, double tanhs) {
        return 1000 * (products / multiplyAdds + tanhs / tanh);
    }
}
