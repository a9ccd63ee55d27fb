package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunLabel;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.store.LabelFile;
import infoplane.store.RunFolder;
import infoplane.ui.plot.ChartModel;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs come from folders and go with a way back. */
class RunShelfTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Throwable> failures = new ArrayList<>();
    private final List<Runnable> waysBack = new ArrayList<>();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final RunList runs = new RunList();
    private final RunShelf shelf = new RunShelf(runs, new FakeEngine(), atOnce, () -> folder);
    private final DiskUse disk = new DiskUse(runs, atOnce);

    @Test
    void nameAndNotesAreThereWhenTheFolderIsOpenedAgain() {
        Run run = listed("first");
        shelf.describe(run, "The one for the talk", "seed 3 looks best");
        shelf.tag(List.of(run), List.of("talk", "tanh"));
        RunList later = new RunList();
        new RunShelf(later, new FakeEngine(), atOnce, () -> folder).list();
        assertEquals("The one for the talk", later.runs().get(0).name().get());
        assertEquals("seed 3 looks best", later.runs().get(0).notes().get());
        assertEquals(List.of("talk", "tanh"), later.runs().get(0).tags());
        assertEquals("first", later.runs().get(0).settings().name(), "the settings stay as they were run");
    }

    @Test
    void theColourThatTheUserGaveIsThereWhenTheFolderIsOpenedAgain() {
        Run first = listed("first");
        listed("second");
        shelf.colour(first, 5);
        shelf.describe(first, "renamed", "");
        RunList later = new RunList();
        new RunShelf(later, new FakeEngine(), atOnce, () -> folder).list();
        later.runs()
                .forEach(run -> assertEquals(
                        run.name().get().equals("renamed") ? 5 : 0,
                        run.colour().get(),
                        "the other takes the first that is free"));
        assertEquals(2, later.runs().size());
    }

    @Test
    void aRunThatHasNoFolderYetIsDescribedWhenItEnds() {
        Path later = folder.resolve("later");
        Run run = new Run(SampleResults.settings("later"), later);
        run.begin();
        shelf.describe(run, "Renamed", "");
        assertFalse(Files.exists(later), "a new run wants an empty folder");
        write(later, "later");
        run.show(SampleResults.finished("later", 3, "x"));
        assertEquals(Optional.of(new RunLabel("Renamed", "", OptionalInt.empty())), LabelFile.read(later));
        assertEquals(List.of(), failures);
    }

    @Test
    void aNewRunRenamedManyTimesIsWrittenOnceForEachChangeOfStatusUntilItHasAFolder() {
        List<String> written = new ArrayList<>();
        FakeEngine noting = new FakeEngine() {
            @Override
            public void describe(Path run, RunLabel label) {
                written.add(label.name());
            }
        };
        RunShelf own = new RunShelf(new RunList(), noting, atOnce, () -> folder);
        Run run = new Run(SampleResults.settings("later"), folder.resolve("later"));
        run.begin();
        for (String name : List.of("a", "b", "c")) {
            own.describe(run, name, "");
        }
        written.clear();
        run.cancel(RunStatus.STOPPED, "did not begin");
        assertEquals(List.of("c"), written);
        run.begin();
        own.describe(run, "d", "");
        run.show(SampleResults.running("later", 1));
        written.clear();
        run.show(SampleResults.finished("later", 3, "x"));
        assertEquals(List.of("d"), written);
        run.begin();
        assertEquals(List.of("d"), written, "the folder has the name");
    }

    /** The newer of two runs of equal names has the number, also when both are read from their folders. */
    @Test
    void aTakenNameGetsANumber() {
        Run first = listed("one", "same");
        Run second = listed("two", "same");
        assertEquals(
                List.of("same 2", "same"),
                List.of(second.name().get(), first.name().get()));
        shelf.describe(first, "same 2", "");
        assertEquals("same 2 2", first.name().get());
        shelf.describe(first, "same 2 2", "note");
        assertEquals("same 2 2", first.name().get(), "it may keep what it has");
        assertEquals("same", second.settings().name(), "the settings stay as they were run");
    }

    /** Newer runs stay above, and runs that were deleted together or one after the other come back between the same runs. */
    @Test
    void aRunBroughtBackHasItsPlaceAgain() {
        Run oldest = listed("oldest");
        Run second = listed("second");
        Run third = listed("third");
        shelf.delete(List.of(second), waysBack::add);
        Run fourth = listed("fourth");
        waysBack.get(0).run();
        assertEquals(List.of(fourth, third, second, oldest), runs.runs());
        shelf.delete(List.of(third, oldest), waysBack::add);
        Run fifth = listed("fifth");
        waysBack.get(1).run();
        assertEquals(List.of(fifth, fourth, third, second, oldest), runs.runs());
        shelf.delete(List.of(fifth, fourth, third, second, oldest), waysBack::add);
        Run sixth = listed("sixth");
        waysBack.get(2).run();
        assertEquals(List.of(sixth, fifth, fourth, third, second, oldest), runs.runs());
    }

    @Test
    void aRunBroughtBackHasANameOfItsOwnAgain() {
        Run first = listed("one", "same");
        shelf.delete(List.of(first), waysBack::add);
        Run second = listed("two", "same");
        assertEquals("same", second.name().get());
        waysBack.get(0).run();
        assertEquals("same 2", first.name().get());
    }

    @Test
    void aDamagedLabelIsNoReasonToLeaveOutARun() throws IOException {
        listed("first");
        Files.writeString(folder.resolve("first").resolve("label.json"), "{\"name\": ");
        RunList later = new RunList();
        new RunShelf(later, new FakeEngine(), atOnce, () -> folder).list();
        assertEquals("first", later.runs().get(0).name().get());
    }

    @Test
    void severalRunsAreDeletedAndBroughtBackAtOnce() throws IOException {
        Run first = listed("first");
        Run second = listed("second");
        Run third = listed("third");
        List<Run> before = List.copyOf(runs.runs());
        shelf.delete(List.of(first, third), waysBack::add);
        assertEquals(List.of(second), runs.runs());
        assertFalse(Files.exists(first.folder()));
        assertTrue(Files.exists(second.folder()));
        waysBack.get(0).run();
        assertEquals(before, runs.runs());
        assertTrue(RunFolder.holdsRun(first.folder()) && RunFolder.holdsRun(third.folder()));
        assertEquals(List.of(), failures);
    }

    @Test
    void aRunFromElsewhereLeavesTheListAloneAndNotTheDisk(@TempDir Path elsewhere) {
        Path place = elsewhere.resolve("run");
        write(place, "guest");
        shelf.open(place, opened -> {});
        shelf.delete(List.copyOf(runs.runs()), waysBack::add);
        assertEquals(List.of(), runs.runs());
        assertTrue(RunFolder.holdsRun(place));
    }

    /** Views renew themselves at each change of the list, and a thousand runs in the plots are no picture. */
    @Test
    void aFolderOfManyRunsIsListedInOneStepAndNotAllAreShown() throws IOException {
        Path sweep = folder.resolve("sweep");
        for (int epochs = 1; epochs <= 25; epochs++) {
            Path place = sweep.resolve("runs").resolve("epochs=" + (100 + epochs));
            Files.createDirectories(place);
            ExperimentSettings settings = SampleResults.settings("swept");
            Files.writeString(
                    place.resolve("experiment.json"),
                    Json.write(settings.withTraining(settings.training().withEpochs(100 + epochs))));
        }
        Files.writeString(sweep.resolve("sweep.json"), "{}");
        List<Integer> lengths = new ArrayList<>();
        runs.runs().addListener((ListChangeListener<Run>)
                change -> lengths.add(runs.runs().size()));
        List<Run> opened = new ArrayList<>();
        shelf.open(sweep, opened::addAll);
        assertEquals(25, lengths.get(0), "one step");
        assertEquals(25, opened.size());
        assertEquals(RunList.MOST_SHOWN, runs.visible().size());
        assertEquals("epochs=125", runs.runs().get(0).name().get());
        assertEquals(runs.runs().get(0), runs.selected().get());
        assertTrue(runs.visible().contains(runs.runs().get(0)));
        shelf.open(sweep, again -> {});
        assertEquals(25, runs.runs().size(), "none is listed twice");
        assertEquals(List.of(), failures);
    }

    @Test
    void anEnsembleGoesWithTheLastOfItsRepeatsAndComesBackWithThem() throws IOException {
        Path ensemble = folder.resolve("ensemble");
        write(ensemble, "many");
        write(ensemble.resolve("repeat-000"), "many");
        write(ensemble.resolve("repeat-001"), "many");
        shelf.open(ensemble, opened -> {});
        List<Run> both = List.copyOf(runs.runs());
        shelf.delete(both, waysBack::add);
        assertFalse(Files.exists(ensemble));
        waysBack.get(0).run();
        assertTrue(RunFolder.holdsRun(ensemble.resolve("repeat-001")));
        assertEquals(both, runs.runs());
        Run first = both.stream()
                .filter(run -> run.folder().endsWith("repeat-000"))
                .findFirst()
                .orElseThrow();
        FileTime before =
                FileTime.from(Instant.parse("2020-01-01T00:00:00Z")); // which the list goes by when it is read again
        Files.setLastModifiedTime(ensemble, before);
        shelf.delete(List.of(first), waysBack::add);
        waysBack.get(1).run();
        assertEquals(before, Files.getLastModifiedTime(ensemble));
        shelf.delete(List.of(first), waysBack::add);
        RunList later = new RunList();
        new RunShelf(later, new FakeEngine(), atOnce, () -> folder).list();
        assertEquals(1, later.runs().size(), "the other repeat, and not the folder around it");
        assertTrue(later.runs().get(0).folder().endsWith("repeat-001"));
        assertEquals(List.of(), failures);
    }

    @Test
    void aRunThatComputesIsNotDeleted() {
        Run run = listed("first");
        run.begin();
        shelf.delete(List.of(run), waysBack::add);
        assertEquals(List.of(run), runs.runs());
        assertTrue(Files.exists(run.folder()));
    }

    /** Each turn of the window's thread may be the one in which a busy machine paints. */
    @Test
    void aFinishedRunIsBeingReadUntilItsCurvesAreThere() {
        write(folder.resolve("first"), "first");
        Deque<Runnable> turns = new ArrayDeque<>();
        Background busy = new Background(Runnable::run, turns::add, failures::add);
        RunList read = new RunList();
        FakeEngine measured = new FakeEngine() {
            @Override
            public RunResults results(Path run) {
                return SampleResults.finished("first", 3, "x");
            }
        };
        RunShelf reader = new RunShelf(read, measured, busy, () -> folder);
        PlaneModel plane = new PlaneModel(read, busy);
        ChartModel chart = ChartModel.information(plane, read);
        while (!turns.isEmpty()) {
            turns.remove().run(); // the window is empty
        }
        assertFalse(chart.figure().get().view().reading(), "there is nothing to read");
        reader.open(folder.resolve("first"), opened -> {});
        turns.remove().run();
        int before = 0;
        while (plane.series().get().isEmpty()) {
            assertTrue(chart.figure().get().view().reading(), "after turn " + before++);
            turns.remove().run();
        }
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
        assertFalse(chart.figure().get().view().reading());
        assertEquals(List.of(), failures);
    }

    @Test
    void theDiskUsedIsThatOfAllFiles() throws IOException {
        Run run = listed("first");
        long before = disk.of(List.of(run));
        Files.createDirectories(run.folder().resolve("checkpoint"));
        Files.write(run.folder().resolve("checkpoint").resolve("more"), new byte[1000]);
        listed("second"); // is counted with it
        assertEquals(before + 1000, disk.of(List.of(run)));
        assertEquals("999 B", DiskUse.text(999));
        assertEquals("1.2 kB", DiskUse.text(1234));
        assertEquals("1.0 MB", DiskUse.text(999_600));
        assertEquals("27 GB", DiskUse.text(27_000_000_000L));
    }

    /** Makes a run folder and puts it on top of the list. */
    private Run listed(String name) {
        return listed(name, name);
    }

    private Run listed(String folderName, String name) {
        Path place = folder.resolve(folderName);
        write(place, name);
        shelf.open(place, opened -> {});
        Run run = runs.runs().get(0);
        assertEquals(RunStatus.FINISHED, run.status().get(), "as the made-up results say");
        return run;
    }

    /** The least that a run folder holds. */
    private static void write(Path place, String name) {
        try {
            Files.createDirectories(place);
            Files.writeString(place.resolve("experiment.json"), Json.write(SampleResults.settings(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
