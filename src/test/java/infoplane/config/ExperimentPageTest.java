package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of experiment files is what the program says. */
class ExperimentPageTest {
    private static final Path FILE = Path.of("docs", "experiment.md");
    private static final String REGENERATE = "infoplane.regenerate";

    @Test
    void theShippedPageIsTheGeneratedOne() throws IOException {
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(FILE, Json.experimentPage());
        }
        String shipped = Files.exists(FILE) ? Files.readString(FILE).replace("\r\n", "\n") : "";
        assertEquals(
                Json.experimentPage(),
                shipped,
                FILE + " is out of date; regenerate it with: mvn -q test-compile surefire:test"
                        + " -Dtest=ExperimentPageTest -D" + REGENERATE + "=true");
    }

    /** Every path that an experiment file has, such as {@code training.learningRate}, is a row. */
    @Test
    void everyFieldHasARow() {
        String page = Json.experimentPage();
        SettingsDifference.between(ExperimentSettings.defaults(), away()).stream()
                .map(SettingsDifference::path)
                .filter(path -> !path.endsWith(".type")) // each type has a table of its own
                .forEach(path -> assertTrue(page.contains("| `" + path + "` |"), path));
    }

    private static ExperimentSettings away() {
        return new RandomSettings(new java.util.SplittableRandom(3)).next(ExperimentSettings.class);
    }
}
