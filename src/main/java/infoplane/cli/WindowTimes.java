package infoplane.cli;

import infoplane.core.RunFailedException;
import infoplane.core.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Measures how long the window keeps its user waiting. Uses a separate Java process, because one process can open the window
 * only once.
 */
final class WindowTimes {
    /** The program's class name as text, because this package must not depend on the window. */
    private static final String PROGRAM = "infoplane.ui.WorkbenchBenchmark";

    private WindowTimes() {}

    /**
     * @param say receives a line for each stall of the window's thread
     * @throws RunFailedException if the window could not be opened; the message says why
     */
    static Map<String, Double> measure(Consumer<String> say) {
        try {
            try (TemporaryFolder folder = TemporaryFolder.create("window")) {
                return measure(Files.createFile(folder.path().resolve("times.properties")), say);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("timing the window was interrupted", e);
        }
    }

    private static Map<String, Double> measure(Path result, Consumer<String> say)
            throws IOException, InterruptedException {
        Process window = new ProcessBuilder(command(result))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int code = window.waitFor();
            Properties said = read(result);
            if (code != 0) {
                throw new RunFailedException(
                        said.getProperty("failure", "the window could not be timed; nothing was measured"));
            }
            said.getProperty("stalls", "").lines().forEach(stall -> say.accept("infoplane: no answer for " + stall));
            said.remove("stalls");
            return figures(said);
        } finally {
            window.destroy();
        }
    }

    private static List<String> command(Path result) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM, result.toString()));
        return command;
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static Map<String, Double> figures(Properties properties) {
        Map<String, Double> figures = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> figures.put(name, Double.valueOf(properties.getProperty(name))));
        return figures;
    }
}
