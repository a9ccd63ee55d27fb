package infoplane.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Python of this machine that has what a test needs. */
record Python(String command) {
    /** How a script ended. */
    record Ended(int code, String text) {}

    /** The first Python that has a module; empty where none has it. */
    static Optional<Python> having(String module) {
        return Stream.of("python3", "/usr/bin/python3", "python")
                .map(Python::new)
                .filter(python -> python.has(module))
                .findFirst();
    }

    private boolean has(String module) {
        try {
            return run(Path.of(""), "-c", "import " + module).code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script with {@code infoplane.py} within reach. */
    Ended run(Path folder, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(command, "-B"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put("PYTHONPATH", Path.of("python").toAbsolutePath().toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException("interrupted while Python ran", e);
        }
    }
}
