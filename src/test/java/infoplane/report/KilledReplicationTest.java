package infoplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replication that is killed again and again. */
@Tag("long")
final class KilledReplicationTest {
    private static final int KILLS = 5;
    /** What a process that is killed by a signal ends with: 128 and 9, the number of SIGKILL. */
    private static final int KILLED = 137;

    @TempDir
    Path folder;

    /** The process that is killed. It says a line at each progress. @param arguments the folder */
    public static void main(String[] arguments) {
        Replication.resume(Path.of(arguments[0]), Optional.of(TinyReplication.plan()))
                .run(2, new ReplicationListener() {
                    @Override
                    public void progressed(int done, int total) {
                        System.out.println(done + " of " + total);
                    }
                });
    }

    /**
     * Starts the process and reads what it says until it ends.
     *
     * @param lines after how many lines it gets a SIGKILL, wherever it is then; 0 for never
     */
    private static Ended replicate(Path out, int lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledReplicationTest.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                if (said.size() == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        return new Ended(process.waitFor(), said);
    }

    private record Ended(int code, List<String> said) {}

    private static String claims(Path folder) throws IOException {
        return Files.readString(folder.resolve(ReplicationReport.CLAIMS));
    }

    /** Killed five times in the middle of its work and resumed, it gives the claims of one that was left alone. */
    @Test
    void killedAndResumedGivesTheSameClaims() throws IOException, InterruptedException {
        Path alone = folder.resolve("alone");
        Path killed = folder.resolve("killed");
        assertEquals(0, replicate(alone, 0).code());
        for (int kill = 1; kill <= KILLS; kill++) {
            Ended ended = replicate(killed, 4 * kill);
            assertEquals(KILLED, ended.code(), () -> "it was to be killed, but said " + ended.said());
            assertTrue(Files.notExists(killed.resolve(ReplicationReport.CLAIMS)));
        }
        assertEquals(0, replicate(killed, 0).code());
        assertEquals(claims(alone), claims(killed));
    }
}
