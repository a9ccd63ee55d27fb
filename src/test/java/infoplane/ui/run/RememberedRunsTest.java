package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
