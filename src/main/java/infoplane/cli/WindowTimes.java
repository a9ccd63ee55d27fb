package infoplane.cli;

import infoplane.core.RunFailedException;
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

/** How long the window keeps its user waiting, measured in a Java of its own: a window cannot be opened twice in one. */
final class WindowTimes {
    /** By name, because nothing here may depend on the window. */
    private static final String PROGRAM = "infoplane.ui.WorkbenchBenchmark";

    private WindowTimes() {}

    /** @throws RunFailedException if the window could not be opened; it has said why on standard error */
    static Map<String, Double> measure() {
        try {
            Path result = Files.createTempFile("infoplane-window", ".properties");
            try {
                return measure(result);
            } finally {
                Files.deleteIfExists(result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("timing the window was interrupted", e);
        }
    }

    private static Map<String, Double> measure(Path result) throws IOException, InterruptedException {
        Process window = new ProcessBuilder(command(result))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (window.waitFor() != 0) {
                throw new RunFailedException("the window could not be timed; nothing was measured");
            }
        } finally {
            window.destroy();
        }
        return read(result);
    }

    private static List<String> command(Path result) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM, result.toString()));
        return command;
    }

    private static Map<String, Double> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<String, Double> figures = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> figures.put(name, Double.valueOf(properties.getProperty(name))));
        return figures;
    }
}
