package infoplane.cli;

import picocli.CommandLine.Command;

/** The root command, which only contains the other commands. */
@Command(
        name = "infoplane",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "See what a neural network remembers and what it forgets while it learns.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            MeasureCommand.class,
            ImportCommand.class,
            EstimateCommand.class,
            CalibrateCommand.class,
            DatasetCommand.class,
            FigureCommand.class,
            VerifyCommand.class,
            RecoverCommand.class,
            PresetsCommand.class,
            BenchmarkCommand.class,
            DoctorCommand.class,
            HelpCommand.class,
            CompletionCommand.class
        },
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
final class Infoplane {}
