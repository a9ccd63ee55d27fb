package infoplane.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A graphics card as NVIDIA's own tool describes it.
 *
 * @param name of the card
 * @param capability compute capability, such as 8.6
 * @param driver version of the driver, such as 535.104.05
 */
record GraphicsCard(String name, double capability, String driver) {
    /** ND4J 1.0.0-M2.1 holds machine code for 3.7 to 8.6, which 8.9 runs too, and no code that a driver translates. */
    private static final double LEAST_CAPABILITY = 3.7;

    private static final double MOST_CAPABILITY = 8.9;

    /** The first driver of CUDA 11.6. */
    private static final int LEAST_DRIVER = 510;

    private static final int PATIENCE_SECONDS = 5;

    /** The first card of this machine; empty where no driver answers. */
    static Optional<GraphicsCard> find() {
        ProcessBuilder query = new ProcessBuilder(
                        "nvidia-smi", "--query-gpu=name,compute_cap,driver_version", "--format=csv,noheader")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = query.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads the first line of {@code name, capability, driver}. */
    static Optional<GraphicsCard> parse(String output) {
        String[] fields = output.lines().findFirst().orElse("").split(",");
        if (fields.length != 3) {
            return Optional.empty();
        }
        try {
            double capability = Double.parseDouble(fields[1].strip());
            return Optional.of(new GraphicsCard(fields[0].strip(), capability, fields[2].strip()));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Why ND4J cannot compute on this card, as the end of a sentence; empty if it can. */
    Optional<String> obstacle() {
        if (capability < LEAST_CAPABILITY || capability > MOST_CAPABILITY) {
            return Optional.of(name + " has compute capability " + capability + ", but ND4J 1.0.0-M2.1 can use "
                    + LEAST_CAPABILITY + " to " + MOST_CAPABILITY);
        }
        if (driverMajor() < LEAST_DRIVER) {
            return Optional.of(
                    "the NVIDIA driver is " + driver + ", but CUDA 11.6 needs " + LEAST_DRIVER + " or later");
        }
        return Optional.empty();
    }

    private int driverMajor() {
        String major = driver.split("\\.")[0];
        return major.matches("\\d{1,9}") ? Integer.parseInt(major) : 0;
    }
}
