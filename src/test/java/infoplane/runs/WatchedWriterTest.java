package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import infoplane.estimation.QuantisedSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.PlanePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process writes epochs in a loop while an import follows its folder. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WatchedWriterTest {
    private static final int ROWS = 4096;
    private static final int EPOCHS = 60;

    @TempDir
    private Path folder = Path.of("");

    /** The writing program. Epoch e holds a layer of 2^(e mod 12) values, each as often: H(T) is e mod 12 bits. */
    public static final class Writer {
        public static void main(String[] arguments) throws IOException {
            Path source = Path.of(arguments[0]);
            int crashAt = Integer.parseInt(arguments[1]);
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Path draft = Files.createDirectory(source.resolve(".epoch.tmp"));
                int values = 1 << epoch % 12;
                Path file = draft.resolve("fc1.npy");
                NpyFile.write(
                        file,
                        Samples.column(IntStream.range(0, ROWS)
                                .mapToDouble(row -> row % values)
                                .toArray()));
                Path place = source.resolve(String.format("epoch_%06d", epoch));
                if (epoch == crashAt) {
                    byte[] whole = Files.readAllBytes(file);
                    Files.createDirectory(place);
                    Files.write(place.resolve("fc1.npy"), java.util.Arrays.copyOf(whole, whole.length / 2));
                    Runtime.getRuntime().halt(1);
                }
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.createFile(source.resolve("finished"));
        }
    }

    private Process writer(Path source, int crashAt) throws IOException {
        Files.createDirectory(source);
        Files.writeString(source.resolve("infoplane.json"), "{\"renamed\": true}");
        NpyFile.write(
                source.resolve("y.npy"),
                Samples.column(
                        IntStream.range(0, ROWS).mapToDouble(row -> row % 2).toArray()));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        source.toString(),
                        String.valueOf(crashAt))
                .inheritIO()
                .start();
    }

    private RunResults followed(Path source, RunListener listener, RunControl control) {
        ImportRequest request = new ImportRequest(
                source,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(QuantisedSettings.defaults()),
                Optional.empty(),
                OptionalInt.empty(),
                false);
        return new Imports(2).run(request, folder.resolve("run"), true, listener, control, notice -> {});
    }

    private static void assertWhole(List<PlanePoint> points) {
        for (PlanePoint point : points) {
            var entropy = point.estimate().entropy();
            assertEquals(
                    point.epoch() % 12,
                    entropy == null ? Double.NaN : entropy.bits(),
                    1e-9,
                    () -> "epoch " + point.epoch());
        }
    }

    @Test
    void everyEpochIsMeasuredOnceItIsWhole() throws Exception {
        Path source = folder.resolve("acts");
        Process writer = writer(source, -1);
        RunResults results = followed(source, RunListener.NONE, new RunControl());
        assertEquals(0, writer.waitFor());
        assertEquals(RunStatus.FINISHED, results.status(), results.message());
        assertEquals(
                IntStream.range(0, EPOCHS).boxed().toList(),
                results.points().stream().map(PlanePoint::epoch).toList());
        assertWhole(results.points());
    }

    /** The half epoch of a writer that crashed is never measured; what it wrote before is kept when the user ends the watch. */
    @Test
    void aWriterThatCrashesLeavesItsWholeEpochs() throws Exception {
        int crashAt = 20;
        Path source = folder.resolve("acts");
        Process writer = writer(source, crashAt);
        Set<Integer> measured = new TreeSet<>();
        RunControl control = new RunControl();
        RunListener listener = new RunListener() {
            @Override
            public synchronized void measured(List<PlanePoint> points) {
                points.forEach(point -> measured.add(point.epoch()));
                if (measured.size() == crashAt) {
                    control.stop();
                }
            }
        };
        RunResults results = followed(source, listener, control);
        assertEquals(1, writer.waitFor());
        assertTrue(results.status() != RunStatus.FAILED, results.message());
        assertEquals(
                IntStream.range(0, crashAt).boxed().toList(),
                results.points().stream().map(PlanePoint::epoch).distinct().toList());
        assertWhole(results.points());
    }
}
