package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of warnings and notes in docs/estimators.md is made of the flags themselves. */
class FlagsPageTest {
    private static final Path PAGE = Path.of("docs", "estimators.md");
    private static final String BEGIN = "<!-- flags: begin -->\n";
    private static final String END = "<!-- flags: end -->";
    private static final String REGENERATE = "infoplane.regenerate";

    @Test
    void everyFlagIsOnThePage() throws IOException {
        String shipped = Files.readString(PAGE).replace("\r\n", "\n");
        String wanted = shipped.substring(0, shipped.indexOf(BEGIN))
                + BEGIN
                + table()
                + shipped.substring(shipped.indexOf(END));
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(PAGE, wanted);
            shipped = wanted;
        }
        assertEquals(
                wanted,
                shipped,
                PAGE + " is out of date; regenerate it with: mvn -q test-compile surefire:test"
                        + " -Dtest=FlagsPageTest -D" + REGENERATE + "=true");
    }

    private static String table() {
        return Arrays.stream(EstimateFlag.values())
                .map(flag -> String.join(
                        " | ",
                        "| " + flag.words(),
                        flag.informs() ? "note" : "warning",
                        "`" + flag.label() + "`",
                        flag.explanation() + " |\n"))
                .collect(Collectors.joining("", "| words | kind | name in files | meaning |\n|---|---|---|---|\n", ""));
    }
}
