package infoplane.ui;

import infoplane.dataset.FileSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.runs.RunCommandLine;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Replaces the experiment in the forms by another one, tells the user, and offers Undo. Does not ask first, because Undo
 * brings the replaced experiment back.
 */
final class Opening {
    private final Session session;
    private final WindowMemory memory;
    private final BiConsumer<String, Runnable> say;
    private final Consumer<String> tell;

    /**
     * @param say shows a sentence with an Undo button that calls the given action
     * @param tell shows a sentence
     */
    Opening(Session session, WindowMemory memory, BiConsumer<String, Runnable> say, Consumer<String> tell) {
        this.session = session;
        this.memory = memory;
        this.say = say;
        this.tell = tell;
    }

    /** Opens an experiment file, a figure file or a run folder. */
    void open(Path path) {
        ExperimentDraft before = session.form().draft();
        boolean experiment = !Files.isDirectory(path);
        session.open(
                path,
                opened -> {
                    memory.rememberOpened(opened);
                    if (!experiment) {
                        tellWhatIsHidden(opened);
                    } else {
                        say("Set up now: " + name() + ", from " + opened.getFileName() + ".", before);
                    }
                },
                sweep -> {
                    memory.rememberOpened(sweep);
                    say(
                            "Set up now: " + name() + ", the experiment of the sweep " + sweep.getFileName()
                                    + " without what varies. All of the sweep: "
                                    + RunCommandLine.sweeping(sweep.getFileName(), "DIR")
                                            .line() + ".",
                            before);
                });
    }

    /** Of a large sweep the plots show some runs only. */
    private void tellWhatIsHidden(Path folder) {
        List<Run> all = session.runs().runs().stream()
                .filter(run -> run.folder().startsWith(folder))
                .toList();
        long shown = all.stream().filter(run -> run.visible().get()).count();
        if (shown < all.size()) {
            tell.accept("Opened " + all.size() + " runs; the plots show " + shown + " of them");
        }
    }

    /**
     * Opens what the user dropped, by what it is: a run, an experiment, a figure, data, or another program's network.
     *
     * @param importing asks how a network is imported
     */
    void take(Path path, Consumer<Path> importing) {
        take(path, importing, this::open);
    }

    /** The same for what the window was started with: of the runs, only those of such a folder are shown. */
    void takeAlone(Path path, Consumer<Path> importing) {
        take(path, importing, opened -> {
            if (Files.isDirectory(opened)) {
                session.openAlone(opened, memory::rememberOpened);
            } else {
                open(opened);
            }
        });
    }

    private void take(Path path, Consumer<Path> importing, Consumer<Path> opening) {
        session.background().run(() -> DroppedKind.of(path, session.engine()), kind -> {
            switch (kind) {
                case OPENED -> opening.accept(path);
                case NETWORK -> importing.accept(path);
                case DATA -> takeData(path);
            }
        });
    }

    /** Sets up a file as the data set. */
    void takeData(Path file) {
        ExperimentDraft before = session.form().draft();
        session.setup().showData(FileSettings.of(file.toString()));
        say("The data set is now " + file.getFileName() + ".", before);
    }

    /** @param from where the settings come from, such as {@code the presets} */
    void setUp(ExperimentSettings settings, String from) {
        ExperimentDraft before = session.form().draft();
        session.setup().show(settings);
        say("Set up now: " + name() + ", from " + from + ".", before);
    }

    private String name() {
        return "“" + session.form().name().text().get() + "”";
    }

    private void say(String sentence, ExperimentDraft before) {
        if (!before.equals(session.form().draft())) {
            say.accept(sentence, () -> session.setup().show(before));
        }
    }
}
