package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.SourceNotes;
import infoplane.core.InvalidInputException;
import infoplane.core.KillPoints;
import infoplane.core.RunFailedException;
import infoplane.dataset.array.ImportInputs;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody else changes a source between any two changes of the disk that its import makes. The import ends in time, with a
 * run that fits what it says of its source, or with a sentence and nothing in the place of the run.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no pipes among its files")
final class ChangedSourceTest {
    private static final RunService SERVICE = new RunService(1);

    @TempDir
    private Path folder;

    /** What happens to the second epoch. */
    enum Deed {
        CUT {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        OTHER_VALUES {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, Files.readAllBytes(file.resolveSibling("epoch_0.npz")));
            }
        },
        GONE {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
            }
        },
        PIPE {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
                try {
                    new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        },
        LINK_TO_NOTHING {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file.resolveSibling("nothing"));
            }
        };

        abstract void to(Path file) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void whereItLies(Deed deed) throws IOException {
        change(deed, Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void whileItIsCopied(Deed deed) throws IOException {
        change(deed, Set.of("copy"));
    }

    @ParameterizedTest
    @EnumSource
    void whileItIsWatched(Deed deed) throws IOException {
        change(deed, Set.of("watch"));
    }

    private void change(Deed deed, Set<String> how) throws IOException {
        boolean done = true;
        for (int change = 1; done; change += 3) {
            Path source = ImportInputs.write(new ImportInputs(folder).npz(), folder.resolve("source-" + change));
            Files.createFile(source.resolve(SourceWatch.FINISHED));
            Path out = Files.createDirectory(folder.resolve("out-" + change));
            Path run = out.resolve("run");
            String[] ended = {""};
            int at = change;
            done = assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> KillPoints.before(
                            out,
                            at,
                            () -> deed.to(source.resolve("epoch_1.npz")),
                            () -> ended[0] = ended(source, run, how)));
            String when = deed + " before change " + change + ": " + ended[0];
            assertFalse(ended[0].contains("Exception") || ended[0].contains("unexpected"), when);
            if (!ended[0].equals(RunStatus.FINISHED.label())) {
                assertFalse(ended[0].isEmpty(), when);
                assertTrue(!Files.exists(run) || SERVICE.status(run) == RunStatus.FAILED, when);
            } else if (done) {
                requireTrue(run, how.contains("copy") ? Optional.empty() : Optional.of(source), when);
            }
        }
    }

    /** A finished run is as its source, if that is not a copy of its own, or verify says how the source differs. */
    private static void requireTrue(Path run, Optional<Path> source, String when) throws IOException {
        try {
            Optional<String> difference = SERVICE.verify(run, RunListener.NONE, new RunControl());
            difference.ifPresent(found -> assertTrue(found.contains("epoch 1"), when + ": " + found));
            if (difference.isEmpty() && source.isPresent()) {
                Path now = run.resolveSibling("now");
                assertEquals(RunStatus.FINISHED.label(), ended(source.get(), now, Set.of()), when);
                assertEquals(fingerprints(now), fingerprints(run), when);
                assertEquals(
                        Optional.empty(),
                        ResultComparison.firstDifference(SERVICE.results(run), SERVICE.results(now), run, now),
                        when);
            }
        } catch (InvalidInputException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("epoch"), when + ": " + e.getMessage());
        }
    }

    private static Map<String, String> fingerprints(Path run) {
        return SourceNotes.read(run.resolve(SourceNotes.FILE)).fingerprints();
    }

    private static String ended(Path source, Path run, Set<String> how) {
        ImportRequest asked = ImportRequest.of(source);
        ImportRequest request = new ImportRequest(
                asked.source(),
                asked.weights(),
                asked.labels(),
                asked.inputs(),
                asked.layers(),
                asked.estimators(),
                asked.schedule(),
                asked.rows(),
                how.contains("copy"));
        try {
            var results = new Imports(1, KilledWorkTest.NO_TIME)
                    .run(request, run, how.contains("watch"), RunListener.NONE, new RunControl(), notice -> {});
            assertEquals(results.status(), SERVICE.status(run));
            return results.status() == RunStatus.FINISHED ? RunStatus.FINISHED.label() : results.message();
        } catch (InvalidInputException | RunFailedException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
