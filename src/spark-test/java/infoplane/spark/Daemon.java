package infoplane.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, whose words are read. */
final class Daemon implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final Thread reader;

    Daemon(List<String> command, Map<String, String> environment, Path folder) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        reader = new Thread(this::read, "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (said) {
                said.notifyAll();
            }
        }
    }

    /** Waits until it has said something. */
    void await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        synchronized (said) {
            while (said.stream().noneMatch(line -> line.contains(text))) {
                long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertTrue(process.isAlive() && rest > 0, () -> text + " was not said: " + said);
                said.wait(rest);
            }
        }
    }

    /** Waits until it has ended. @return its exit code */
    int end() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS), this::said);
        reader.join();
        return process.exitValue();
    }

    String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /** As Ctrl-C does. By its handle, because {@link Process#destroy} would close what it still has to say. */
    void interrupt() {
        process.toHandle().destroy();
    }

    /** Kills it and all that it started, such as a worker's executors. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
