package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runs that were shown are shown again, as far as they are still there. */
class RememberedRunsTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Throwable> failures = new ArrayList<>();
    private final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    private final RunList runs = new RunList();
    private RememberedRuns remembered = new RememberedRuns(runs, atOnce, () -> folder.resolve("runs"));
    private Path example = Path.of("");

    @BeforeEach
    void makeRuns() throws IOException {
        example = makeRun(folder.resolve("temporary"));
        makeRun(folder.resolve("runs").resolve("a"));
        makeRun(folder.resolve("runs").resolve("b"));
        makeRun(folder.resolve("elsewhere"));
        remembered = new RememberedRuns(runs, atOnce, () -> folder.resolve("runs"));
    }

    @AfterEach
    void nothingFailed() {
        assertEquals(List.of(), failures);
    }

    private static Path makeRun(Path run) throws IOException {
        Files.createDirectories(run);
        String name = run.getFileName().toString();
        Files.writeString(run.resolve("experiment.json"), Json.write(SampleResults.settings(name)));
        return run;
    }

    private String in(String... parts) {
        return Path.of(folder.toString(), parts).toString();
    }

    private List<String> visible() {
        return runs.visible().stream().map(run -> run.name().get()).sorted().toList();
    }

    private String selected() {
        return runs.selection().map(run -> run.name().get()).orElse("");
    }

    private void list(List<String> shown, String selected) {
        remembered.list(Optional.of(example), shown, selected, () -> {});
    }

    @Test
    void atTheFirstStartTheExampleIsShown() {
        list(List.of(), "");
        assertEquals(List.of("temporary"), visible());
        assertEquals("temporary", selected());
        assertEquals(3, runs.runs().size());
    }

    @Test
    void whatWasShownIsShownAndNothingElse() {
        list(List.of(in("runs", "a"), in("elsewhere")), in("elsewhere"));
        assertEquals(List.of("a", "elsewhere"), visible());
        assertEquals("elsewhere", selected());
        assertEquals(4, runs.runs().size());
    }

    /** As in the window that they were made in: the example was the first, and every later run came above it. */
    @Test
    void placesAndColoursAreThoseThatTheyHad() throws IOException {
        Files.setLastModifiedTime(folder.resolve("runs").resolve("a"), FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(folder.resolve("runs").resolve("b"), FileTime.fromMillis(2_000_000));
        list(List.of(), "");
        assertEquals(
                List.of("b 2", "a 1", "temporary 0"),
                runs.runs().stream()
                        .map(run -> run.name().get() + " " + run.colour().get())
                        .toList());
    }

    @Test
    void theExampleIsKnownAgainInItsNewFolder() {
        list(List.of("example", in("runs", "b")), "example");
        assertEquals(List.of("b", "temporary"), visible());
        assertEquals("temporary", selected());
        assertEquals("example", remembered.nameOf(runs.selection().orElseThrow()));
    }

    @Test
    void whatIsGoneIsLeftOutWithoutAWord() {
        list(List.of(in("runs", "gone"), in("runs", "b"), "no\0path"), in("runs", "gone"));
        assertEquals(List.of("b"), visible());
        assertEquals("b", selected());
    }

    @Test
    void whereNothingIsLeftTheExampleIsShown() {
        list(List.of(in("runs", "gone")), in("runs", "gone"));
        assertEquals(List.of("temporary"), visible());
    }

    /** Runs that are started while older ones are still being read give way, as they do later. */
    @Test
    void aRunThatStartsMeanwhileTakesNoNameOfAnOlderOne() {
        Run early = new Run(SampleResults.settings("a"), folder.resolve("runs").resolve("a-2"));
        Run named = new Run(SampleResults.settings("c"), folder.resolve("runs").resolve("c"));
        runs.add(early);
        runs.add(named);
        runs.rename(named, "b");
        list(List.of(), "");
        assertEquals("a 2", early.name().get());
        assertEquals("b", named.name().get(), "the user gave it");
        assertEquals(
                Set.of("a", "a 2", "b", "b 2", "temporary"),
                runs.runs().stream().map(run -> run.name().get()).collect(Collectors.toSet()));
    }

    /** Their repeats keep a common name, also where an older experiment had fewer. */
    @Test
    void repeatsThatStartMeanwhileKeepACommonName() throws IOException {
        Path older = Files.createDirectories(folder.resolve("runs").resolve("r"));
        ExperimentSettings two = SampleResults.settings("r").withRepeats(2);
        Files.writeString(older.resolve("experiment.json"), Json.write(two));
        Files.createDirectories(older.resolve("repeat-000"));
        Files.writeString(older.resolve("repeat-000").resolve("experiment.json"), Json.write(two));
        for (int repeat = 1; repeat >= 0; repeat--) {
            runs.add(new Run(two, folder.resolve("runs").resolve("r-2").resolve("repeat-00" + repeat)));
        }
        list(List.of(), "");
        assertEquals(
                List.of("r 2 · 1", "r 2 · 2"),
                runs.runs().subList(0, 2).stream().map(run -> run.name().get()).toList());
    }

    /** What is shown before they are listed says nothing. */
    @Test
    void namesComeBackAsTheyWere() {
        assertFalse(remembered.listed());
        List<String> shown = List.of(in("elsewhere"), in("runs", "a"));
        list(shown, in("runs", "a"));
        assertTrue(remembered.listed());
        assertEquals(
                shown.stream().sorted().toList(),
                runs.visible().stream().map(remembered::nameOf).sorted().toList());
    }
}
