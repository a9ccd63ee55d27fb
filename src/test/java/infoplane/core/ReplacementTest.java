package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several that write one file at once, one does, and each other is told. */
final class ReplacementTest {
    @TempDir
    Path folder;

    private static byte[] content(int writer) {
        return String.valueOf(writer).repeat(50_000).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Replacement file, int writer) {
        try {
            file.write(content(writer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** @return how many wrote */
    private void race(int rounds) throws Exception {
        Path file = folder.resolve("figure.svg");
        for (int round = 0; round < rounds; round++) {
            Replacement[] asked = new Replacement[8];
            for (int writer = 0; writer < asked.length; writer++) {
                asked[writer] = Replacement.of(file);
            }
            List<Optional<Throwable>> ends = AtOnce.of(asked.length, writer -> write(asked[writer], writer));
            int winner = ends.indexOf(Optional.empty());
            assertEquals(1, ends.stream().filter(Optional::isEmpty).count(), "one wins");
            ends.stream()
                    .flatMap(Optional::stream)
                    .forEach(told -> assertTrue(
                            told instanceof RunFailedException
                                    && String.valueOf(told.getMessage()).contains("by another program meanwhile"),
                            told::toString));
            assertEquals(new String(content(winner), StandardCharsets.UTF_8), Files.readString(file));
            assertEquals(List.of("figure.svg"), names());
        }
    }

    @Test
    void ofEightAtOnceOneWrites() throws Exception {
        race(20);
    }

    @Tag("long")
    @Test
    void ofEightAtOnceOneWritesInHundredsOfRounds() throws Exception {
        race(1000);
    }

    /** The other is done before this one has computed what it writes. */
    @Test
    void whoFindsAnotherFileThanAtFirstDoesNotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("figure.svg"), "old");
        Replacement slow = Replacement.of(file);
        write(Replacement.of(file), 1);
        assertThrows(RunFailedException.class, () -> write(slow, 2));
        write(Replacement.of(file), 3);
        assertEquals(new String(content(3), StandardCharsets.UTF_8), Files.readString(file));
    }

    @Test
    void aKillLeavesTheOldFileOrTheNewAndNothingThatStaysInTheWay() throws IOException {
        Path file = folder.resolve("figure.svg");
        for (int change = 1, killed = 1; killed == 1; change++) {
            Files.writeString(file, "old");
            killed = KillPoints.killed(folder, change, () -> write(Replacement.of(file), 1)) ? 1 : 0;
            String found = Files.readString(file);
            assertTrue(found.equals("old") || found.length() == 50_000, "killed before change " + change);
            write(Replacement.of(file), 2);
            assertEquals(List.of("figure.svg"), names());
        }
    }

    @Test
    void aFullDiskLeavesTheOldFileAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("figure.svg"), "old");
        for (int write = 1; write < 3; write++) {
            int from = write;
            assertThrows(
                    UncheckedIOException.class, () -> KillPoints.fullFrom(from, () -> write(Replacement.of(file), 1)));
            assertEquals("old", Files.readString(file));
            assertEquals(List.of("figure.svg"), names());
        }
    }
}
