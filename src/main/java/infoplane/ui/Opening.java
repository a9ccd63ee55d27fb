package infoplane.ui;

import infoplane.experiment.ExperimentSettings;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.memory.WindowMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Replaces the experiment in the forms by another one, tells the user, and offers Undo. Does not ask first, because Undo
 * brings the replaced experiment back.
 */
final class Opening {
    private final Session session;
    private final WindowMemory memory;
    private final BiConsumer<String, Runnable> say;

    /** @param say shows a sentence with an Undo button that calls the given action */
    Opening(Session session, WindowMemory memory, BiConsumer<String, Runnable> say) {
        this.session = session;
        this.memory = memory;
        this.say = say;
    }

    /** Opens an experiment file, a figure file or a run folder. */
    void open(Path path) {
        ExperimentDraft before = session.form().draft();
        boolean experiment = !Files.isDirectory(path);
        session.open(path, opened -> {
            memory.rememberOpened(opened);
            if (experiment) {
                say("Set up now: " + name() + ", from " + opened.getFileName() + ".", before);
            }
        });
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
