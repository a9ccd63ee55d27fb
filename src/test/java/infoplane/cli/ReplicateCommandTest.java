package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replicate} refuses before it computes anything, and how it is interrupted. */
final class ReplicateCommandTest {
    @TempDir
    Path folder;

    @Test
    void wrongInputIsRefusedInOneLineAndChangesNothing() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("notes.txt"), "mine");
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Outcome.of("replicate", "--out", full.toString()).refusedWith(full + " is not empty");
        Outcome.of("replicate", "--out", full.toString(), "--resume").refusedWith(full + " is not empty");
        Outcome.of("replicate", "--out", file.toString()).refusedWith(file.toString());
        Outcome.of("replicate", "--out", file.resolve("below").toString()).refusedWith(file.toString());
        Outcome.of("replicate", "--out", "-").refusedWith("--out");
        Outcome.of("replicate").refusedWith("--out");
        Outcome.of("replicate", "--fast", "--out", folder.resolve("new").toString())
                .refusedWith("--fast is an unknown option");
        Outcome.of("replicate", "--claim", "11", "--out", folder.resolve("new").toString())
                .refused("--claim is 11 but must be from 1 to 10");
        Outcome.of("replicate", "--threads", "0", "--out", folder.resolve("new").toString())
                .refusedWith("--threads");
        assertFalse(Files.exists(folder.resolve("new")));
        assertEquals("mine", Files.readString(file));
    }

    /** An interrupted replication goes on only by the plan that its folder holds, and only when it is asked to. */
    @Test
    void anInterruptedReplicationIsKept() {
        String out = folder.resolve("out").toString();
        FakeInterrupts interrupts = new FakeInterrupts();
        interrupts.request();
        Outcome stopped = Outcome.of(interrupts, "replicate", "--quick", "--out", out);
        assertEquals(130, stopped.code(), stopped::err);
        Outcome.of("replicate", "--quick", "--out", out).refusedWith(out + " holds a replication already");
        Outcome.of("replicate", "--quick", "--claim", "3", "--out", out, "--resume")
                .refusedWith(out + " holds the quick replication of all claims, not the quick replication of claim 3");
    }
}
