package infoplane.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Whether ND4J computes on a graphics card, and why not. */
final class Cuda {
    private static final String BACKEND_CLASS = "org.nd4j.linalg.jcublas.JCublasBackend";

    /** ND4J's: a number; the backend with the highest starts. */
    private static final String PREFER_CPU = "BACKEND_PRIORITY_CPU";

    private Cuda() {}

    /** Why ND4J computes on the card, or why it does not and what would change that. */
    static String explain(boolean used) {
        if (used) {
            return "used";
        }
        if (!onClassPath()) {
            return "not used: started for the CPU; INFOPLANE_BACKEND=cuda ./infoplane computes on an NVIDIA card of compute"
                    + " capability 3.7 to 8.9 (docs/cuda.md)";
        }
        return "not used: " + whyNot(GraphicsCard.find());
    }

    static String whyNot(Optional<GraphicsCard> card) {
        if (card.isEmpty()) {
            return "no NVIDIA driver answers (nvidia-smi); install the driver of the card, version 510 or later";
        }
        return card.get()
                .obstacle()
                .orElse(card.get().name() + " would do, but the environment variable " + PREFER_CPU
                        + " prefers the CPU or the CUDA 11.6 libraries are incomplete");
    }

    /**
     * What must be said before ND4J takes a card that it cannot use, which would end in a crash at its first operation;
     * empty where it may start.
     */
    static Optional<String> refusal() {
        return onClassPath() && System.getenv(PREFER_CPU) == null ? refusal(GraphicsCard.find()) : Optional.empty();
    }

    static Optional<String> refusal(Optional<GraphicsCard> card) {
        return card.flatMap(GraphicsCard::obstacle)
                .map(obstacle -> "Infoplane was started for the graphics card, but " + obstacle
                        + "; start it without INFOPLANE_BACKEND=cuda to compute on the CPU");
    }

    static boolean onClassPath() {
        String resource = BACKEND_CLASS.replace('.', '/') + ".class";
        return Cuda.class.getClassLoader().getResource(resource) != null;
    }

    static String deviceName(Properties environment) {
        Object devices = environment.get("cuda.devicesInformation");
        if (devices instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> first) {
            return String.valueOf(first.get("cuda.deviceName"));
        }
        return "unknown card";
    }
}
