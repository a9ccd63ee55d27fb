package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Drafts;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import infoplane.store.ImportedRows;
import infoplane.store.SourceSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an epoch counts as complete. The clock stands still but while the watch waits. */
class SourceWatchTest {
    @TempDir
    private Path source = Path.of("");

    private long now;
    private boolean stopped;
    private final List<List<Integer>> grown = new ArrayList<>();

    /** What happens while the watch waits for the n-th time. */
    private final List<Runnable> during = new ArrayList<>();

    private int waits;

    private final SourceWatch.Time time = new SourceWatch.Time() {
        @Override
        public long millis() {
            return now;
        }

        @Override
        public void pause(long millis) {
            now += millis;
            if (waits < during.size()) {
                during.get(waits).run();
            }
            waits++;
            stopped |= waits > 100;
        }
    };

    @BeforeEach
    void firstEpoch() {
        write("epoch_0", "T", 1);
        NpyFile.write(source.resolve("y.npy"), Samples.column(0, 1, 1));
    }

    private void write(String epoch, String layer, double value) {
        try {
            Files.createDirectories(source.resolve(epoch));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        NpyFile.write(source.resolve(epoch).resolve(layer + ".npy"), Samples.column(value, 2, 3));
    }

    private SourceWatch watch(boolean renamed) {
        SourceSurvey.Surveyed found = SourceSurvey.of(
                source,
                new SourceSurvey.Asked(Optional.empty(), Optional.empty(), List.of()),
                false,
                RunMonitor.SILENT);
        ImportedRows rows = ImportedRows.open(found.notes(), source);
        return new SourceWatch(source, rows, renamed, time, () -> stopped, grown::add);
    }

    @Test
    void anEpochIsReadWhenNobodyHasWrittenForTwoSeconds() {
        assertEquals(List.of(0), watch(false).next());
        assertEquals(2000, now);
        assertEquals(List.of(List.of(0)), grown);
    }

    @Test
    void anEpochThatIsRenamedIntoPlaceIsReadAtOnce() {
        assertEquals(List.of(0), watch(true).next());
        assertEquals(0, now);
    }

    /** Each write starts the two seconds anew: here at 500 and at 1500 ms. */
    @Test
    void anEpochThatIsStillBeingWrittenIsNotRead() {
        during.addAll(List.of(() -> {}, () -> write("epoch_0", "U", 1)));
        for (int i = 0; i < 3; i++) {
            during.add(() -> {});
        }
        during.add(() -> write("epoch_0", "V", 1));
        assertEquals(List.of(0), watch(false).next());
        assertEquals(3500, now);
    }

    @Test
    void anEpochThatIsWrittenAgainIsReadAgain() throws IOException {
        SourceWatch watch = watch(true);
        assertEquals(List.of(0), watch.next());
        during.add(() -> write("epoch_0", "other", 5));
        assertEquals(List.of(0), watch.next());
        assertEquals(250, now);
        Files.createFile(source.resolve("finished"));
        assertEquals(List.of(), watch.next());
    }

    /** With the end of the writer, what is whole is read at once, and what is not is left. */
    @Test
    void theWriterSaysWhenItHasFinished() throws IOException {
        Files.createDirectory(source.resolve("epoch_1"));
        write("epoch_2", "T", 3);
        Files.createFile(source.resolve("finished"));
        SourceWatch watch = watch(false);
        assertEquals(List.of(0, 2), watch.next());
        assertEquals(List.of(), watch.next());
        assertEquals(0, now);
    }

    @Test
    void aFolderThatIsDeletedEndsTheWatch() throws IOException {
        SourceWatch watch = watch(true);
        watch.next();
        Drafts.removeTree(source);
        RunFailedException gone = assertThrows(RunFailedException.class, watch::next);
        assertTrue(String.valueOf(gone.getMessage()).contains("is gone"), gone.getMessage());
        Files.createDirectory(source);
    }

    @Test
    void theUserEndsTheWatch() {
        SourceWatch watch = watch(true);
        watch.next();
        during.add(() -> stopped = true);
        assertEquals(List.of(), watch.next());
    }

    @Test
    void manyEpochsAreTakenInPieces() {
        takenInPieces(300);
    }

    @Test
    @Tag("long")
    void tenThousandEpochsAreTakenInPieces() {
        takenInPieces(10_000);
    }

    /** Epochs are taken in pieces, so that the plane grows meanwhile, and each once. */
    private void takenInPieces(int epochs) {
        for (int epoch = 1; epoch < epochs; epoch++) {
            write("epoch_" + epoch, "T", epoch);
        }
        SourceWatch watch = watch(true);
        List<Integer> all = new ArrayList<>();
        for (int piece = 0; piece <= epochs / 64; piece++) {
            List<Integer> fresh = watch.next();
            assertTrue(fresh.size() <= 64, fresh::toString);
            all.addAll(fresh);
        }
        assertEquals(epochs, all.stream().distinct().count());
        assertEquals(epochs, all.size());
    }
}
