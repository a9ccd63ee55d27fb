package infoplane.backend;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Whether ND4J computes on a graphics card, and why not. */
final class Cuda {
    private static final String BACKEND_CLASS = "org.nd4j.linalg.jcublas.JCublasBackend";

    private Cuda() {}

    static String explain(boolean used) {
        if (used) {
            return "used";
        }
        if (!onClassPath()) {
            return "not used: this build holds the CPU backend only; build with the Maven profile cuda for a card of"
                    + " compute capability 3.7 to 8.9";
        }
        return "not used although the backend is there: no NVIDIA driver answers, or the card is not of compute"
                + " capability 3.7 to 8.9, or BACKEND_PRIORITY_CPU prefers the CPU";
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
