package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the command line says what the program says: its lower part is made of the commands themselves. */
class CommandLinePageTest {
    private static final Path PAGE = Path.of("docs", "command-line.md");
    private static final String BEGIN = "<!-- commands: begin -->\n";
    private static final String REGENERATE = "infoplane.regenerate";

    @Test
    void everyCommandAndOptionIsOnThePage() throws IOException {
        String shipped = Files.readString(PAGE).replace("\r\n", "\n");
        String wanted = shipped.substring(0, shipped.indexOf(BEGIN)) + BEGIN + commands();
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(PAGE, wanted);
            shipped = wanted;
        }
        assertEquals(
                wanted,
                shipped,
                PAGE + " is out of date; regenerate it with: mvn -q test-compile surefire:test"
                        + " -Dtest=CommandLinePageTest -D" + REGENERATE + "=true");
    }

    /** Every variable that the program or its launcher asks for stands in the table. */
    @Test
    void everyEnvironmentVariableIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        Pattern asked = Pattern.compile("(?:getenv\\(\"|isSet\\(\"|\\$\\{)([A-Z_]{4,})");
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/infoplane"))) {
            sources = Stream.concat(
                            files.filter(file -> file.toString().endsWith(".java")), Stream.of(Path.of("infoplane")))
                    .toList();
        }
        for (Path source : sources) {
            asked.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !Set.of("COMPLETION", "DEFAULT", "PROCESSOR_IDENTIFIER")
                            .contains(name))
                    .forEach(name -> assertTrue(page.contains("`" + name + "`"), name + " of " + source));
        }
    }

    private static String commands() {
        return CommandLineMain.program(Outcome.console()).getSubcommands().values().stream()
                .map(command -> section(command.getCommandSpec()))
                .collect(Collectors.joining("\n"));
    }

    private static String section(CommandSpec command) {
        StringBuilder text = new StringBuilder("## `" + command.name() + "`\n\n");
        text.append(String.join(" ", command.usageMessage().description())).append("\n\n");
        text.append("| argument | meaning |\n|---|---|\n");
        Stream.concat(command.positionalParameters().stream(), command.options().stream())
                .filter(argument -> !argument.hidden()
                        && !name(argument).startsWith("-h")
                        && !name(argument).startsWith("-V"))
                .forEach(argument -> text.append("| `")
                        .append(name(argument))
                        .append("` | ")
                        .append(ManualPage.described(argument).replace("|", "\\|"))
                        .append(" |\n"));
        List<String> footer = Arrays.asList(command.usageMessage().footer());
        int examples = footer.indexOf("Examples:") + footer.indexOf("Example:") + 1;
        String words = footer.subList(0, examples).stream()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        text.append(words.isEmpty() ? "" : "\n" + words.replace("%%", "%") + "\n");
        text.append("\n```sh\n");
        footer.stream()
                .skip(examples + 1)
                .forEach(line -> text.append(line.replaceFirst("^  ", "")).append('\n'));
        return text.append("```\n").toString();
    }

    private static String name(ArgSpec argument) {
        String names = argument instanceof OptionSpec option ? String.join("`, `", option.names()) : "";
        return (names + (argument.arity().max() > 0 ? " " + argument.paramLabel() : "")).strip();
    }
}
