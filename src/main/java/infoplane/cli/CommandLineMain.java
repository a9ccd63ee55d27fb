package infoplane.cli;

import infoplane.backend.LogFolder;
import infoplane.core.Advice;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Failures;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import java.io.File;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command line and returns the exit code. Every failure prints one line on standard error. */
public final class CommandLineMain {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineMain.class);

    private static final int LEAST_HELP_WIDTH = 55;

    /** The commands that speak of all others. */
    private static final Set<Class<?>> NEED_ALL = Set.of(HelpCommand.class, CompletionCommand.class);

    private final Console console;

    private CommandLineMain(Console console) {
        this.console = console;
    }

    /** Runs a command with the streams of this process. @return the command's exit code */
    public static int run(String... arguments) {
        Console console = Console.ofProcess();
        LogFolder.obstacle().ifPresent(console::say);
        return run(console, arguments);
    }

    /** Opens the window. If it cannot be opened, prints one sentence and exits with code 1. */
    public static void window(Runnable open) {
        LogFolder.obstacle().ifPresent(Console.ofProcess()::say);
        try {
            open.run();
        } catch (RunFailedException e) {
            LOG.debug("the window could not be opened", e);
            Console.ofProcess().say(String.valueOf(e.getMessage()));
            System.exit(ExitCode.FAILED);
        } catch (InvalidInputException e) {
            Console.ofProcess().say(String.valueOf(e.getMessage()));
            System.exit(ExitCode.WRONG_INPUT);
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
        boolean command = Infoplane.COMMANDS.stream().map(Infoplane::name).anyMatch(arguments[0]::equals);
        return !command && exists.test(arguments[0]);
    }

    static int run(Console console, String... arguments) {
        try {
            return new CommandLineMain(console).execute(arguments);
        } finally {
            console.out().flush();
            console.err().flush();
            console.input().close();
            console.interrupts().finished();
        }
    }

    /** The commands and their options, as the command line reads them. */
    static CommandLine program(Console console) {
        return program(console, Infoplane.COMMANDS);
    }

    private static CommandLine program(Console console, List<Class<?>> commands) {
        CommandLine line = new CommandLine(Infoplane.class, new Commands(console));
        commands.forEach(command -> line.addSubcommand(Infoplane.name(command), command));
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, Converters::path);
        line.setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, Math.min(Console.USUAL_WIDTH, console.width())));
        line.setExecutionStrategy(CommandLineMain::executeKnown);
        return line;
    }

    private int execute(String... arguments) {
        CommandLine line = program(console, needed(arguments));
        line.setParameterExceptionHandler(this::wrongArguments);
        line.setExecutionExceptionHandler((e, command, parsed) -> reportFailure(e));
        try {
            return line.execute(arguments);
        } catch (Error e) { // also out of memory: whatever happens, the user reads a sentence
            return failed(e);
        }
    }

    /**
     * The commands that these arguments ask for. To read the options of all takes .1 s: so they are left out where one is named
     * or only the version is asked for.
     */
    private static List<Class<?>> needed(String... arguments) {
        if (arguments.length == 1 && List.of("--version", "-V").contains(arguments[0])) {
            return List.of();
        }
        return Infoplane.COMMANDS.stream()
                .filter(command -> !NEED_ALL.contains(command))
                .filter(command ->
                        arguments.length > 0 && Infoplane.name(command).equals(arguments[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(Infoplane.COMMANDS);
    }

    /** Reports a failure that is not the input's. The stack trace goes to the log file only. */
    private int failed(Throwable e) {
        LOG.info("the command failed", e);
        if (Failures.isOutOfMemory(e)) {
            console.say("There is not enough memory (" + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB); give more, such as INFOPLANE_JAVA_OPTIONS=-Xmx8g, or use fewer rows or threads");
        } else if (e instanceof RunFailedException failure) {
            console.say(String.valueOf(failure.getMessage()));
        } else {
            console.say("Failed unexpectedly"
                    + (LogFolder.obstacle().isPresent()
                            ? ""
                            : "; the log in " + LogFolder.path() + " has the details"));
        }
        return ExitCode.FAILED;
    }

    /** Reports a command's exception on standard error. @return the exit code */
    private int reportFailure(Exception e) {
        if (e instanceof InvalidInputException || e instanceof EstimationRefusedException) {
            console.say(Failures.sentence(e, CommandLineMain::named).orElseGet(e::toString));
            return ExitCode.WRONG_INPUT;
        }
        if (e instanceof CancellationException) {
            console.say("Interrupted; nothing was changed");
            return ExitCode.INTERRUPTED;
        }
        return failed(e);
    }

    /** What a refusal advises to use, as an option or a command. */
    private static String named(Advice advice) {
        return switch (advice.means()) {
            case LABELS, INPUTS, LAYERS, WEIGHTS -> "--" + advice.means().name().toLowerCase(Locale.ROOT);
            case SOURCE -> "infoplane measure " + advice.subject() + " --source PATH";
            case RESUME ->
                advice.subject().isEmpty()
                        ? "--resume"
                        : "infoplane run " + advice.subject() + "/experiment.json --out " + advice.subject()
                                + " --resume";
            case FETCH -> "infoplane dataset " + advice.subject() + " --fetch";
        };
    }

    private int wrongArguments(ParameterException e, String... given) {
        console.say(ArgumentWords.of(e, given));
        return ExitCode.WRONG_INPUT;
    }

    /** Help of a command that is not there is refused, and not answered with the help of the program. */
    private static int executeKnown(ParseResult parsed) {
        List<String> strange = parsed.unmatched();
        if (!parsed.hasSubcommand() && !strange.isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), strange);
        }
        return new CommandLine.RunLast().execute(parsed);
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
