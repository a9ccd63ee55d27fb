package infoplane.cli;

import infoplane.backend.LogFolder;
import infoplane.config.Suggestion;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import java.io.File;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command line and returns the exit code. Every failure prints one line on standard error. */
public final class CommandLineMain {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineMain.class);

    private static final int HELP_WIDTH = 100;

    private final Console console;

    private CommandLineMain(Console console) {
        this.console = console;
    }

    /** Runs a command with the streams of this process. @return the command's exit code */
    public static int run(String... arguments) {
        return run(Console.ofProcess(), arguments);
    }

    /** Opens the window. If it cannot be opened, prints one sentence and exits with code 1. */
    public static void window(Runnable open) {
        try {
            open.run();
        } catch (RunFailedException e) {
            LOG.debug("the window could not be opened", e);
            Console.ofProcess().say(String.valueOf(e.getMessage()));
            System.exit(ExitCode.FAILED);
        }
    }

    /** Whether the arguments ask for the window: no argument, or one existing path that is no command name. */
    public static boolean wantsWindow(String... arguments) {
        return wantsWindow(path -> new File(path).exists(), arguments);
    }

    /** @param exists whether a file or folder of that path exists */
    static boolean wantsWindow(Predicate<String> exists, String... arguments) {
        if (arguments.length != 1 || arguments[0].startsWith("-")) {
            return arguments.length == 0;
        }
        boolean command = new CommandLine(new Infoplane(), new Commands(Console.ofProcess()))
                .getSubcommands()
                .containsKey(arguments[0]);
        return !command && exists.test(arguments[0]);
    }

    static int run(Console console, String... arguments) {
        try {
            return new CommandLineMain(console).execute(arguments);
        } finally {
            console.out().flush();
            console.err().flush();
            console.interrupts().finished();
        }
    }

    private int execute(String... arguments) {
        CommandLine line = new CommandLine(new Infoplane(), new Commands(console));
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, Converters::path);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setParameterExceptionHandler((e, given) -> wrongArguments(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> reportFailure(e));
        try {
            return line.execute(arguments);
        } catch (Error e) { // also out of memory: whatever happens, the user reads a sentence
            return failed(e);
        }
    }

    /** Reports a failure that is not the input's. The stack trace goes to the log file only. */
    private int failed(Throwable e) {
        LOG.info("the command failed", e);
        if (Failures.isOutOfMemory(e)) {
            console.say("There is not enough memory (" + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB); give more, such as INFOPLANE_JAVA_OPTIONS=-Xmx8g, or use fewer rows or threads");
        } else if (e instanceof RunFailedException failure) {
            console.say(oneLine(failure));
        } else {
            console.say("Failed unexpectedly; the log in " + LogFolder.path() + " has the details");
        }
        return ExitCode.FAILED;
    }

    /** Reports a command's exception on standard error. @return the exit code */
    private int reportFailure(Exception e) {
        if (e instanceof InvalidInputException || e instanceof EstimationRefusedException) {
            console.say(oneLine(e));
            return ExitCode.WRONG_INPUT;
        }
        if (e instanceof CancellationException) {
            console.say("Interrupted; nothing was changed");
            return ExitCode.INTERRUPTED;
        }
        return failed(e);
    }

    private int wrongArguments(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        console.say(sentence(e) + (e.getCause() instanceof InvalidInputException ? "" : " (see " + name + " --help)"));
        return ExitCode.WRONG_INPUT;
    }

    private static String sentence(ParameterException e) {
        if (e.getCause() instanceof InvalidInputException wrong) {
            return oneLine(wrong);
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (e instanceof MissingParameterException missing) {
            return missing.getMissing().stream().map(CommandLineMain::name).collect(Collectors.joining(", "))
                    + (missing.getMissing().size() == 1 ? " is" : " are") + " missing";
        }
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        if (argument != null && value != null) {
            return wrongValue(argument, value, e);
        }
        if (e.getMessage() != null && e.getMessage().startsWith("Missing required subcommand")) {
            return "a command is missing: one of "
                    + String.join(", ", e.getCommandLine().getSubcommands().keySet());
        }
        return oneLine(e);
    }

    private static String wrongValue(ArgSpec argument, String value, ParameterException e) {
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
        if (type == Path.class) {
            return shown + "the path of a file or folder";
        }
        return type == double.class || type == Double.class ? shown + "a number" : oneLine(e);
    }

    private static String unknown(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String first = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        if (first.startsWith("-")) {
            List<String> options = new ArrayList<>();
            for (OptionSpec option : command.getCommandSpec().options()) {
                options.addAll(Arrays.asList(option.names()));
            }
            String option = first.split("=", 2)[0];
            return PlainText.quoted(option) + " is an unknown option" + Suggestion.clause(option, options);
        }
        if (!command.getSubcommands().isEmpty()) {
            var commands = command.getSubcommands().keySet();
            String hint = Suggestion.clause(first, commands);
            return "\"" + PlainText.quoted(first) + "\" is an unknown command"
                    + (hint.isEmpty() ? "; commands are " + String.join(", ", commands) : hint);
        }
        return "\"" + PlainText.quoted(first) + "\" is one argument too many";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Creates the commands, which all get the console, and the helper objects of picocli. */
    private record Commands(Console console) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            Constructor<K> constructor = withConsole(type);
            return constructor == null ? CommandLine.defaultFactory().create(type) : constructor.newInstance(console);
        }

        private static <K> @Nullable Constructor<K> withConsole(Class<K> type) {
            try {
                return type.getDeclaredConstructor(Console.class);
            } catch (NoSuchMethodException none) {
                return null;
            }
        }
    }
}
