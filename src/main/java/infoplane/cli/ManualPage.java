package infoplane.cli;

import infoplane.core.Version;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page in the format of man(7), from the commands themselves. */
final class ManualPage {
    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    static String of(CommandLine program) {
        ManualPage made = new ManualPage();
        String name = program.getCommandName();
        made.macro("TH", name.toUpperCase(java.util.Locale.ROOT), "1", "", "Infoplane " + Version.current());
        made.macro("SH", "NAME");
        made.text(name + " - " + first(program.getCommandSpec().usageMessage().description()));
        made.macro("SH", "SYNOPSIS");
        made.text(name + " [FILE | FOLDER]");
        made.macro("br");
        made.text(name + " COMMAND [OPTIONS]");
        made.macro("SH", "COMMANDS");
        program.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .forEach(made::command);
        made.macro("SH", "NOTES");
        made.literal(List.of(program.getCommandSpec().usageMessage().footer()));
        return made.page.toString();
    }

    private void command(CommandSpec command) {
        macro("SS", command.name());
        text(String.join(" ", command.usageMessage().description()));
        Stream.concat(command.positionalParameters().stream(), command.options().stream())
                .filter(argument -> !argument.hidden())
                .forEach(this::argument);
        literal(List.of(command.usageMessage().footer()));
    }

    private void argument(ArgSpec argument) {
        String names = argument instanceof OptionSpec option ? String.join(", ", option.names()) : "";
        boolean takesValue = argument.arity().max() > 0;
        macro("TP");
        text((names + (takesValue ? " " + argument.paramLabel() : "")).strip());
        text(described(argument));
    }

    /** Lines as they stand, such as examples. */
    private void literal(List<String> lines) {
        macro("PP");
        macro("nf");
        lines.forEach(this::text);
        macro("fi");
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        Stream.of(arguments)
                .forEach(argument -> page.append(" \"").append(argument).append('"'));
        page.append('\n');
    }

    /** A line of text. A backslash and a dot at the start mean something to man, and a hyphen is no minus. */
    private void text(String line) {
        String plain = line.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
        page.append(plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain)
                .append('\n');
    }

    private static String first(String... lines) {
        return Stream.of(lines).limit(1).collect(Collectors.joining());
    }

    /** The description with the allowed values in place of their variable. */
    static String described(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        String values = candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(", "));
        return String.join(" ", argument.description())
                .replace("${COMPLETION-CANDIDATES}", values)
                .replace("%%", "%");
    }
}
