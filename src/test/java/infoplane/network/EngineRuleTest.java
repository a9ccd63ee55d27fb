package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule of {@code auto}, fused on the CPU, against the measurements in docs/performance.md (decision 0005). */
class EngineRuleTest {
    @Test
    void theFusedEngineIsTheFasterOneInEveryMeasuredNetwork() throws IOException {
        List<String> measured = new ArrayList<>();
        int fused = -1;
        int dl4j = -1;
        for (String line : Files.readAllLines(Path.of("docs", "performance.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            if (line.startsWith("| network |")) {
                fused = Math.max(cells.indexOf("fused, CPU ms"), cells.indexOf("Infoplane, CPU ms"));
                dl4j = Math.max(cells.indexOf("DL4J, CPU ms"), cells.indexOf("Deeplearning4j"));
            } else if (line.matches("\\| \\d+(-\\d+)+ \\|.*")) {
                measured.add(cells.get(1));
                assertTrue(Double.parseDouble(cells.get(fused)) < Double.parseDouble(cells.get(dl4j)), line);
            }
        }
        assertTrue(
                measured.contains("12-10-7-5-4-3-2") && measured.contains("784-1024-20-20-20-10"), measured::toString);
    }
}
