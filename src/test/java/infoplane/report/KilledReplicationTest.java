package infoplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replication that is killed again and again. */
@Tag("long")
final class KilledReplicationTest {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    /** The process that is killed. @param arguments the folder, and after how many steps to die; 0 for never */
    public static void main(String[] arguments) {
        int[] left = {Integer.parseInt(arguments[1])};
        Replication.resume(Path.of(arguments[0]), Optional.of(TinyReplication.plan()))
                .run(2, new ReplicationListener() {
                    @Override
                    public synchronized void progressed(int done, int total) {
                        if (--left[0] == 0) {
                            Runtime.getRuntime().halt(137); // ends as a kill does, without any farewell
                        }
                    }
                });
    }

    private static int replicate(Path out, int dies) throws IOException, InterruptedException {
        return new ProcessBuilder(Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledReplicationTest.class.getName(),
                                out.toString(),
                                Integer.toString(dies))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Killed five times in the middle of its work and resumed, it gives the claims of one that was left alone. */
    @Test
    void killedAndResumedGivesTheSameClaims() throws IOException, InterruptedException {
        Path alone = folder.resolve("alone");
        Path killed = folder.resolve("killed");
        assertEquals(0, replicate(alone, 0));
        for (int kill = 1; kill <= KILLS; kill++) {
            assertEquals(137, replicate(killed, 4 + 3 * kill), () -> "it was to be killed");
            assertTrue(Files.notExists(killed.resolve(ReplicationReport.CLAIMS)));
        }
        assertEquals(0, replicate(killed, 0));
        assertEquals(
                List.of(Files.readString(alone.resolve(ReplicationReport.CLAIMS))),
                List.of(Files.readString(killed.resolve(ReplicationReport.CLAIMS))));
    }
}
