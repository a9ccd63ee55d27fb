package infoplane.cli;

import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with arguments: which, what was given, what is allowed, and what was probably meant. */
final class ArgumentWords {
    private ArgumentWords() {}

    /** @param given all arguments of the command line */
    static String of(ParameterException e, String... given) {
        if (e.getCause() instanceof InvalidInputException wrong) {
            return String.valueOf(wrong.getMessage());
        }
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(command, unmatched.getUnmatched()) + help(command);
        }
        if (e instanceof MissingParameterException missing) {
            return missing(missing, given) + help(command);
        }
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        if (argument != null && value != null) {
            return wrongValue(argument, value) + help(command);
        }
        if (!command.getSubcommands().isEmpty() && command.getParent() == null) {
            return "a command is missing: one of " + String.join(", ", commands(command)) + help(command);
        }
        return "these arguments are wrong" + help(command);
    }

    private static String help(CommandLine command) {
        return " (see " + command.getCommandSpec().qualifiedName() + " --help)";
    }

    /** An unknown option is named first: it often is the missing one, misspelt. */
    private static String missing(MissingParameterException e, String... given) {
        List<String> strange = e.getCommandLine().getUnmatchedArguments();
        if (strange.stream().anyMatch(argument -> argument.startsWith("-"))) {
            return unknown(e.getCommandLine(), strange);
        }
        for (ArgSpec argument : e.getMissing()) {
            if (argument instanceof OptionSpec option
                    && Arrays.stream(option.names()).anyMatch(Arrays.asList(given)::contains)) {
                return option.longestName() + " is given without its value, " + option.paramLabel();
            }
        }
        return e.getMissing().stream().map(ArgumentWords::name).collect(Collectors.joining(", "))
                + (e.getMissing().size() == 1 ? " is" : " are") + " missing";
    }

    private static String wrongValue(ArgSpec argument, String value) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type == boolean.class) {
            return name(argument) + " is given \"" + PlainText.quoted(value) + "\" but takes no value";
        }
        String shown = name(argument) + " is \"" + PlainText.quoted(value) + "\" but must be ";
        if (type.isEnum()) {
            List<String> allowed = Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList();
            return shown + "one of " + String.join(", ", allowed) + Suggestion.clause(value, allowed);
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return shown + (value.strip().matches("[-+]?\\d+") ? "smaller" : "a whole number");
        }
        if (type == double.class || type == Double.class) {
            return shown + "a number";
        }
        return shown + "the path of a file or folder";
    }

    /** The first unknown option, else the first argument that has no place. */
    private static String unknown(CommandLine command, List<String> arguments) {
        String first = arguments.stream()
                .filter(argument -> argument.startsWith("-"))
                .findFirst()
                .orElse(arguments.isEmpty() ? "" : arguments.get(0));
        if (first.startsWith("-")) {
            List<String> options = new ArrayList<>();
            for (OptionSpec option : command.getCommandSpec().options()) {
                options.addAll(Arrays.asList(option.names()));
            }
            String option = first.split("=", 2)[0];
            return PlainText.quoted(option) + " is an unknown option" + Suggestion.clause(option, options);
        }
        String shown = "\"" + PlainText.quoted(first) + "\"";
        if (command.getSubcommands().isEmpty()) {
            return shown + " is one argument too many";
        }
        if (new File(first).exists()) {
            return shown + " is no command; give it alone to open it in the window, or after a command";
        }
        if (first.matches(".*[./\\\\].*")) {
            return shown + " is no command, and there is no file or folder of that name";
        }
        String hint = Suggestion.clause(first, commands(command));
        return shown + " is an unknown command"
                + (hint.isEmpty() ? "; commands are " + String.join(", ", commands(command)) : hint);
    }

    private static List<String> commands(CommandLine program) {
        return program.getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
