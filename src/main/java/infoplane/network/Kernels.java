package infoplane.network;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernels that this machine can run. */
final class Kernels {
    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final String MODULE = "jdk.incubator.vector";
    private static final DenseKernels BEST = choose();

    private Kernels() {}

    static DenseKernels best() {
        return BEST;
    }

    /** Why there are no vectors; empty where there are. */
    static String whyNoVectors() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "the module " + MODULE + " is absent: start Java with --add-modules " + MODULE;
        }
        if (!fusedMultiplyAdd()) {
            return "the processor has no fused multiply-add";
        }
        return VectorMath.SPECIES.length() < 4 ? "the processor's vectors are too short" : "";
    }

    private static DenseKernels choose() {
        String reason = whyNoVectors();
        DenseKernels chosen = reason.isEmpty() ? new VectorKernels() : new ScalarKernels();
        LOG.info("Dense kernels: {}{}", chosen.label(), reason.isEmpty() ? "" : ", because " + reason);
        return chosen;
    }

    /** Without the instruction, Java computes it exactly and a thousand times slower. */
    private static boolean fusedMultiplyAdd() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return machine != null
                    && Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException unknownOption) {
            return false;
        }
    }
}
