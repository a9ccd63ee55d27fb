package infoplane.cli;

import infoplane.cli.study.AsIfRandomCommand;
import infoplane.cli.study.GaugeCommand;
import infoplane.cli.study.ReplicateCommand;
import infoplane.cli.study.ScaleSpaceCommand;
import infoplane.cli.study.SweepCommand;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** The root command, which only holds the other commands. */
@Command(
        name = "infoplane",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "See what a neural network remembers and what it forgets while it learns.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Without arguments the window opens, with a file or folder alone it opens that. Every command has --help.",
            "",
            "Examples:",
            "  infoplane run szt-quick --out runs/quick",
            "  infoplane measure runs/quick --estimator kde",
            "  infoplane import activations --out runs/mine",
            "  infoplane figure runs/quick --plot plane --out plane.svg",
            "",
            "Exit codes: 0 done, 1 it failed, 2 the input is wrong, 130 interrupted."
        })
final class Infoplane {
    /** The commands, in the order of the help. */
    static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            SweepCommand.class,
            ReplicateCommand.class,
            MeasureCommand.class,
            ImportCommand.class,
            EstimateCommand.class,
            CalibrateCommand.class,
            DatasetCommand.class,
            FigureCommand.class,
            AsIfRandomCommand.class,
            ScaleSpaceCommand.class,
            GaugeCommand.class,
            VerifyCommand.class,
            RecoverCommand.class,
            PresetsCommand.class,
            BenchmarkCommand.class,
            DoctorCommand.class,
            HelpCommand.class,
            CompletionCommand.class);

    private Infoplane() {}

    /** What the user writes for a command: {@code as-if-random} for {@link AsIfRandomCommand}. */
    static String name(Class<?> command) {
        return command.getSimpleName()
                .replace("Command", "")
                .replaceAll("(?<=.)(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
