package infoplane.ui;

import infoplane.experiment.ExperimentSettings;
import infoplane.ui.export.FileDialogs;
import infoplane.ui.guide.KeysWindow;
import infoplane.ui.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import org.kordamp.ikonli.feather.Feather;

/** All commands of the window's menus, buttons and shortcuts. */
final class Commands {
    final Command create;
    final Command openExperiment;
    final Command openRun;
    final Command importNetwork;
    final Command save;
    final Command export;
    final Command quit;
    final Command undo;
    final Command redo;
    final Command run;
    final Command pause;
    final Command stop;
    final Command measureAgain;
    final Command copyCommand;
    final Command copyExperiment;
    final Command replicate;
    final Command experiment;
    final Command runs;
    final Command theme;
    final Command shortcuts;
    final Command guide;
    final Command about;

    Commands(Session session, FileDialogs files, Opening opening, WindowActions window) {
        create = Command.of(
                "_New experiment",
                Feather.FILE,
                "Shortcut+N",
                "Start again from the defaults",
                () -> opening.setUp(ExperimentSettings.defaults(), "the defaults"));
        openExperiment = Command.of(
                "_Open experiment…",
                Feather.FILE_TEXT,
                "Shortcut+O",
                "Open an experiment file, or the experiment of a figure",
                files::openExperiment);
        openRun = Command.of(
                "Open _run folder…", Feather.FOLDER, "Shortcut+Shift+O", "Open a run, finished or not", files::openRun);
        importNetwork = Command.of(
                "_Import…",
                Feather.LOG_IN,
                "Shortcut+I",
                "Import the activations or weights that another program writes, as PyTorch or Keras, also while it trains",
                window::importNetwork);
        save = Command.of(
                        "_Save experiment…",
                        Feather.SAVE,
                        "Shortcut+S",
                        "Save the experiment as set up here",
                        files::saveExperiment)
                .when(valid(session));
        export = Command.of(
                "_Export figure…",
                Feather.DOWNLOAD,
                "Shortcut+E",
                "Save the plane as an image, drawing, film or table",
                window::exportPlane);
        quit = Command.of("_Quit", null, "Shortcut+Q", "Close the window", window::close);
        undo = Command.of(
                        "_Undo",
                        Feather.CORNER_UP_LEFT,
                        "Shortcut+Z",
                        "Undo the last change of settings, or bring back the runs deleted last",
                        session.setup()::undo)
                .when(undoable(session));
        redo = Command.of(
                        "_Redo",
                        Feather.CORNER_UP_RIGHT,
                        "Shortcut+Shift+Z",
                        "Do again what was undone",
                        () -> session.history().redo())
                .when(session.history().redoable());
        run = Command.of("_Run", Feather.PLAY, "F5", "Train and measure as set up here", session::run)
                .when(valid(session));
        pause = Command.of(
                        "_Pause or continue",
                        Feather.PAUSE,
                        "Shortcut+P",
                        "Pause the run, or let it go on",
                        () -> current(session).ifPresent(Run::pauseOrContinue))
                .when(pausable(session));
        stop = Command.of(
                        "S_top",
                        Feather.SQUARE,
                        "Shortcut+Period",
                        "Stop the run after the epoch in hand; what was done stays",
                        () -> current(session).ifPresent(session.runner()::stop))
                .when(computing(session));
        measureAgain = Command.of(
                "_Measure again",
                Feather.REFRESH_CW,
                "Shortcut+M",
                "Try other bins, noise or estimators on what the runs keep, without training",
                window::openOrCloseMeasuring);
        copyCommand = Command.of(
                "_Copy as command",
                Feather.TERMINAL,
                "Shortcut+Shift+C",
                "Copy the line of the command line that repeats the selected run",
                window::copyAsCommand);
        copyExperiment = Command.of(
                        "Copy e_xperiment as command",
                        Feather.TERMINAL,
                        null,
                        "Copy the line of the command line that runs the experiment as set up here",
                        window::copyExperiment)
                .when(valid(session));
        replicate = Command.of(
                "Rep_licate…",
                Feather.CHECK_SQUARE,
                null,
                "Try the claims of the literature, and write a report with the verdicts",
                window::replicate);
        experiment = Command.of(
                "_Experiment",
                Feather.SIDEBAR,
                "Shortcut+1",
                "Show or hide the experiment on the left",
                window::showOrHideExperiment);
        runs = Command.of(
                "_Runs", Feather.LIST, "Shortcut+2", "Show or hide the runs on the right", window::showOrHideRuns);
        theme = Command.of("_Light or dark", Feather.MOON, "Shortcut+T", "Light or dark colours", window::switchTheme);
        guide = Command.of(
                "_Guide",
                Feather.BOOK_OPEN,
                "Shift+F1",
                "A walk through the window; what run folders, estimators and data sets are",
                window::showGuide);
        about = Command.of("_About Infoplane", Feather.INFO, null, "Version and licence", window::showAbout);
        shortcuts =
                Command.of("_Keys and gestures", Feather.HELP_CIRCLE, "F1", "All keys and gestures", window::showKeys);
    }

    /** All commands but About, in the order of the menus. */
    List<Command> all() {
        return Stream.of(
                        create,
                        openExperiment,
                        openRun,
                        importNetwork,
                        save,
                        export,
                        quit,
                        undo,
                        redo,
                        run,
                        pause,
                        stop,
                        measureAgain,
                        copyCommand,
                        copyExperiment,
                        replicate,
                        experiment,
                        runs,
                        theme,
                        shortcuts,
                        guide)
                .toList();
    }

    /** The shortcuts of all commands that have one, in the order of the menus. */
    List<KeysWindow.Shortcut> keys() {
        return all().stream()
                .flatMap(command -> Stream.ofNullable(command.shortcut())
                        .map(shortcut -> new KeysWindow.Shortcut(shortcut.getDisplayText(), command.help())))
                .toList();
    }

    private static Optional<Run> current(Session session) {
        return session.runner().current();
    }

    private static BooleanExpression valid(Session session) {
        return Bindings.createBooleanBinding(
                () -> session.form().settings().get().ok(), session.form().settings());
    }

    private static BooleanExpression undoable(Session session) {
        return BooleanExpression.booleanExpression(session.history().undoable())
                .or(valid(session).not());
    }

    /** A run that watches another program can be stopped but not paused. */
    private static BooleanExpression pausable(Session session) {
        return Bindings.createBooleanBinding(
                () -> current(session).filter(run -> !run.watching()).isPresent(),
                session.runner().active(),
                session.runs().selected());
    }

    private static BooleanExpression computing(Session session) {
        return Bindings.createBooleanBinding(
                () -> !session.runner().active().get().isEmpty(),
                session.runner().active());
    }
}
