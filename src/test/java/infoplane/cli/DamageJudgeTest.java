package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault that commands are judged for is noticed: here each is made on purpose. */
final class DamageJudgeTest {
    private static final Outcome REFUSED = new Outcome(2, "", "f.json is empty");

    @TempDir
    private Path temporary = Path.of("");

    private Path in = Path.of("");

    @Test
    void everyFaultIsNoticed() throws IOException {
        Path place = Files.createDirectory(temporary.resolve("case"));
        in = Files.createDirectory(place.resolve("in"));
        Files.createDirectory(place.resolve("out"));
        Map<String, Supplier<Outcome>> faults = new TreeMap<>();
        faults.put("threw", () -> {
            throw new IllegalStateException("planted");
        });
        faults.put("did not end", () -> {
            waitForEver();
            return REFUSED;
        });
        faults.put("changed", () -> writing(in.resolve("new"), REFUSED));
        faults.put("changed [out/", () -> writing(in.resolveSibling("out").resolve("x"), REFUSED));
        faults.put("outside", () -> writing(temporary.resolve("beside"), new Outcome(0, "", "")));
        faults.put("exit code", () -> new Outcome(3, "", "what"));
        faults.put("said java", () -> new Outcome(2, "", "java.lang.Thing is wrong"));
        faults.put("said Failed", () -> new Outcome(1, "", "Failed unexpectedly"));
        faults.put("said x", () -> new Outcome(2, "", "x".repeat(2000)));
        faults.put("said nothing", () -> new Outcome(1, "", ""));
        faults.put("grew", () -> new Outcome(1, "", "There is not enough memory"));
        faults.put("grew: 1", () -> {
            long sum = 0;
            for (int i = 0; i < 1100; i++) {
                sum += new byte[1 << 20].length;
            }
            return new Outcome(2, "", "read " + sum);
        });
        faults.put("console", () -> {
            System.err.println("Exception in thread \"main\"");
            return REFUSED;
        });
        for (Map.Entry<String, Supplier<Outcome>> planted : faults.entrySet()) {
            long patience = planted.getKey().equals("did not end") ? 100 : 60_000;
            DamageJudge judge = new DamageJudge(
                    place,
                    patience,
                    (interrupts, arguments) -> planted.getValue().get());
            String fault = judge.judge("run").fault();
            assertTrue(fault.contains(planted.getKey().replace(" [out/", "")), planted.getKey() + ":" + fault);
            assertEquals(
                    "",
                    new DamageJudge(place, 60_000, (interrupts, arguments) -> REFUSED)
                            .judge("run")
                            .fault());
        }
    }

    private static Outcome writing(Path file, Outcome outcome) {
        try {
            Files.writeString(file, "text");
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
