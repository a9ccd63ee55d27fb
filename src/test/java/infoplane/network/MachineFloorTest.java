package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MachineFloorTest {
    /** 2e9 products at 1e9 a second and 1e8 tanh at 1e9 a second: 2 s and 0.1 s. */
    @Test
    void timesOfBothKindsAddUp() {
        assertEquals(2100, new MachineFloor(1e9, 1e9).millis(2e9, 1e8), 1e-9);
    }

    @Test
    void everyKernelCanBeMeasured() {
        for (DenseKernels kernels : new DenseKernels[] {Kernels.best(), new ScalarKernels()}) {
            MachineFloor floor = MachineFloor.measure(kernels, 3);
            assertTrue(Double.isFinite(floor.multiplyAdds()) && Double.isFinite(floor.tanh()));
        }
    }
}
