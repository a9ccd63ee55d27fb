package infoplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import infoplane.runs.ScaleSpaceRequest;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replications of tiny networks, from the plan to the files. */
final class ReplicationTest {
    @TempDir
    static Path shared;

    private static Path whole;
    private static Replication.End end;

    @BeforeAll
    static void replicate() {
        whole = shared.resolve("whole");
        end = Replication.create(whole, TinyReplication.plan()).run(2, ReplicationListener.NONE);
    }

    private static String claims(Path folder) throws IOException {
        return Files.readString(folder.resolve(ReplicationReport.CLAIMS));
    }

    /** design.md: claims.json has the claims of findings.json, each with its command and its figure. */
    @Test
    void everyClaimHasWhatTheFormatAsks() throws IOException {
        assertEquals(java.util.Map.of(), end.failed());
        JsonNode all = new ObjectMapper().readTree(claims(whole));
        assertEquals(2, all.path("schemaVersion").asInt());
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode claim : all.path("claims")) {
            numbers.add(claim.path("number").asInt());
            for (String field : List.of(
                    "statement",
                    "question",
                    "verdict",
                    "reasons",
                    "words",
                    "seeds",
                    "learnt",
                    "depends_on",
                    "command",
                    "figure",
                    "experiments",
                    "votes",
                    "evidence")) {
                assertTrue(claim.has(field), () -> field + " of " + claim);
            }
            assertTrue(
                    claim.path("verdict").asText().equals("not judged")
                            || claim.path("interval_bits").size() == 2,
                    () -> "a verdict without an interval: " + claim);
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), numbers);
    }

    /** A piece that is whole is not computed again, so the second run takes none of the steps that the first took. */
    @Test
    void whatIsWholeIsNotDoneAgain() throws IOException {
        String before = claims(whole);
        List<String> begun = new ArrayList<>();
        Replication.resume(whole, Optional.of(TinyReplication.plan())).run(1, new ReplicationListener() {
            @Override
            public void begins(String step) {
                begun.add(step);
            }
        });
        assertEquals(List.of("sweep: sweep"), begun); // which looks for itself what is missing
        assertEquals(before, claims(whole));
    }

    /** What repeats leave open together is settled by sampling, as it is by the command and in the window: nothing is left to settle. */
    @Test
    void whatRepeatsLeaveOpenAtSomeScalesIsSettled() {
        Path folder = shared.resolve("open");
        Replication.create(folder, TinyReplication.atManyScales()).run(2, ReplicationListener.NONE);
        List<MappedRun> kept = ScaleSpaceRuns.keptIn(folder.resolve("tanh"), false);
        assertEquals(5, kept.size());
        ScaleSpaceRuns again = new ScaleSpaceRuns(kept.get(0).folder(), ScaleSpaceRequest.usual(false));
        assertEquals(objects(kept), objects(again.settled(kept, 1, RunMonitor.SILENT)));
    }

    private static List<Map<String, @Nullable Object>> objects(List<MappedRun> maps) {
        return maps.stream().map(one -> ScaleSpaceRuns.object(one.space())).toList();
    }

    /** A replication that was stopped at many steps gives, resumed, the file of one that was not. */
    @Test
    void stoppedAndResumedGivesTheSameClaims() throws IOException {
        Path folder = shared.resolve("stopped");
        Replication.create(folder, TinyReplication.plan());
        int stops = 0;
        for (int allowed = 1; ; allowed += 3) {
            Replication replication = Replication.resume(folder, Optional.of(TinyReplication.plan()));
            int[] left = {allowed};
            Replication.End now = replication.run(2, new ReplicationListener() {
                @Override
                public synchronized void begins(String step) {
                    if (--left[0] == 0) {
                        replication.stop();
                    }
                }
            });
            if (!now.stopped()) {
                break;
            }
            assertTrue(now.report().isEmpty());
            stops++;
        }
        assertTrue(stops >= 3, () -> "stopped too seldom to tell");
        assertEquals(claims(whole), claims(folder));
    }

    /** A piece that fails is named with its reason, and the others have their say. */
    @Test
    void aPieceThatFailsLeavesTheOthers() throws IOException {
        Path folder = shared.resolve("failing");
        Replication replication = Replication.create(folder, TinyReplication.plan());
        SafeFiles.write(folder.resolve("tanh"), "in the way");
        Replication.End now = replication.run(2, ReplicationListener.NONE);
        assertEquals(java.util.Set.of("tanh"), now.failed().keySet());
        JsonNode all = new ObjectMapper().readTree(claims(folder));
        assertEquals("failed", all.path("experiments").get(1).path("status").asText());
        assertFalse(all.path("experiments").get(1).path("reason").asText().isEmpty());
        assertTrue(all.path("claims").get(0).path("learnt").asInt() >= 5, "the ensemble of ReLU networks has its say");
    }

    @Test
    void aFolderWithOtherContentIsRefused() throws IOException {
        Path folder = shared.resolve("other");
        SafeFiles.write(folder.resolve("notes.txt"), "mine");
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Replication.create(folder, TinyReplication.plan()));
        assertTrue(
                String.valueOf(refused.getMessage()).endsWith("is not empty; choose a new folder for the replication"));
        assertEquals(List.of("notes.txt"), names(folder));
        assertThrows(InvalidInputException.class, () -> Replication.create(whole, TinyReplication.plan()));
        assertThrows(
                InvalidInputException.class, () -> Replication.resume(whole, Optional.of(ReplicationPlan.quick())));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Every shipped plan reads, and each claim has pieces that can judge it. */
    @Test
    void theShippedPlansServeEveryClaim() {
        for (ReplicationPlan plan : List.of(ReplicationPlan.quick(), ReplicationPlan.full())) {
            for (int claim = 1; claim <= 10; claim++) {
                int number = claim;
                assertFalse(plan.of(claim).pieces().isEmpty(), () -> plan.name() + " has nothing for claim " + number);
            }
            assertThrows(InvalidInputException.class, () -> plan.of(11));
        }
    }
}
