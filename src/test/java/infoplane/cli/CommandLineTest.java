package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    static Stream<String> commands() {
        return Infoplane.COMMANDS.stream()
                .map(command -> command.getAnnotation(CommandLine.Command.class).name());
    }

    @Test
    void theVersionIsTheBuilds() {
        assertEquals(
                "infoplane " + Version.current() + System.lineSeparator(),
                Outcome.of("--version").done().out());
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        String help = Outcome.of("--help").done().out();
        commands()
                .filter(command -> !command.equals("completion"))
                .forEach(command -> assertTrue(help.contains("\n  " + command + " "), command + " in " + help));
        assertTrue(help.contains("Exit codes: 0 done"), help);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExamples(String command) {
        Outcome outcome = Outcome.of(command, "--help").done();
        assertTrue(outcome.out().contains("infoplane " + command), outcome.out());
        assertTrue(outcome.out().contains("Example"), outcome.out());
        assertEquals("", outcome.err());
    }

    /** The library prints a warning of its own where a text is no format, such as one with a bare %. */
    @Test
    void noHelpIsTakenForAFormat() {
        PrintStream before = System.err;
        ByteArrayOutputStream warned = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warned, true, StandardCharsets.UTF_8));
        try {
            commands()
                    .forEach(command ->
                            assertFalse(Outcome.of("help", command).done().out().contains("%%")));
        } finally {
            System.setErr(before);
        }
        assertEquals("", warned.toString(StandardCharsets.UTF_8));
    }

    @Test
    void helpOfACommandThatIsNotThereNamesThoseThatAre() {
        Outcome.of("xyzzy", "--help").refusedWith("\"xyzzy\" is an unknown command; commands are run, ");
        Outcome.of("runn", "--help")
                .refused("\"runn\" is an unknown command; did you mean run? (see infoplane --help)");
        Outcome.of("help", "train")
                .refused("\"train\" is an unknown command; did you mean run? (see infoplane --help)");
        assertEquals(
                Outcome.of("run", "--help").out(),
                Outcome.of("help", "run").done().out());
        assertEquals(Outcome.of("--help").out(), Outcome.of("help").done().out());
    }

    @Test
    void completionAndManualKnowEveryCommand() {
        String script = Outcome.of("completion").done().out();
        String manual = Outcome.of("completion", "--man").done().out();
        assertTrue(manual.startsWith(".TH \"INFOPLANE\" \"1\""), manual);
        commands().filter(command -> !command.equals("completion")).forEach(command -> {
            assertTrue(script.contains("_picocli_infoplane_" + command.replace("-", "")), command);
            assertTrue(manual.contains(".SS \"" + command + "\""), command);
        });
        assertTrue(manual.contains("\\-\\-most\\-seeds K\n"), manual);
        assertFalse(manual.contains("COMPLETION"), manual);
    }

    @Test
    void withoutArgumentsOrWithAFileAloneTheWindowIsWanted(@TempDir Path folder) throws IOException {
        Path figure = Files.writeString(folder.resolve("figure.svg"), "<svg/>");
        assertTrue(CommandLineMain.wantsWindow());
        assertTrue(CommandLineMain.wantsWindow(figure.toString()));
        assertTrue(CommandLineMain.wantsWindow(folder.toString()));
        assertFalse(CommandLineMain.wantsWindow(folder.resolve("nothing.svg").toString()));
        assertFalse(CommandLineMain.wantsWindow(path -> true, "doctor"), "a folder called like a command");
        assertFalse(CommandLineMain.wantsWindow(path -> true, "--version"));
        assertFalse(CommandLineMain.wantsWindow("figure", folder.toString()));
    }

    /** Whatever has a dot or a slash is meant as a path. */
    @ParameterizedTest
    @ValueSource(strings = {"nosuch.json", "./dir/x.csv", "runs/quick", "C:\\runs\\quick", "/nowhere", "Größe 1.csv"})
    void aPathIsNoUnknownCommand(String path) {
        Outcome.of(path)
                .refused("\"" + path
                        + "\" is no command, and there is no file or folder of that name (see infoplane --help)");
        Outcome.of("src", path)
                .refused(
                        "\"src\" is no command; give it alone to open it in the window, or after a command (see infoplane --help)");
    }

    @Test
    void wrongArgumentsAreOneLineWithAHint() {
        Outcome.of("rum").refused("\"rum\" is an unknown command; did you mean run? (see infoplane --help)");
        Outcome.of("xyzzy").refusedWith("\"xyzzy\" is an unknown command; commands are run, sweep, re");
        Outcome.of("doctor", "--jason")
                .refused("--jason is an unknown option; did you mean --json? (see infoplane doctor --help)");
        Outcome.of("run", "x.json", "--out", "d", "--epohcs=5")
                .refused("--epohcs is an unknown option; did you mean --epochs? (see infoplane run --help)");
        Outcome.of("run").refused("CONFIG.json is missing (see infoplane run --help)");
        Outcome.of("run", "x.json").refused("--out is missing (see infoplane run --help)");
        Outcome.of("run", "x.json", "--out", "d", "--epochs", "many")
                .refused("--epochs is \"many\" but must be a whole number (see infoplane run --help)");
        Outcome.of("run", "x.json", "--out", "d", "--epochs", "99999999999")
                .refused("--epochs is \"99999999999\" but must be smaller (see infoplane run --help)");
        Outcome.of("run", "--epoch", "5")
                .refused("--epoch is an unknown option; did you mean --epochs? (see infoplane run --help)");
        Outcome.of("run", "x.json", "--out")
                .refused("--out is given without its value, DIR (see infoplane run --help)");
        Outcome.of("dataset", "szt", "mnist")
                .refused("\"mnist\" is one argument too many (see infoplane dataset --help)");
        Outcome.of("measure", "d", "--estimator", "kde", "--on", "trian")
                .refused("--on is \"trian\" but must be one of all, train, test; did you mean train?"
                        + " (see infoplane measure --help)");
        Outcome.of("doctor", "--json=yes")
                .refused("--json is given \"yes\" but takes no value (see infoplane doctor --help)");
        Outcome.of("run", "https://example.org/x.json", "--out", "d")
                .refused("\"https://example.org/x.json\" is an address, and files on the web are not read; download it"
                        + " and name the file");
        Outcome.of().refusedWith("a command is missing: one of run, sweep, ");
    }
}
