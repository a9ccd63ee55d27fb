package infoplane.ui;

import infoplane.experiment.ExperimentSettings;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.memory.WindowMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Puts another experiment in the place of the one that is set up, says so, and offers the way back: nobody is asked before,
 * because nothing is lost.
 */
final class Opening {
    private final Session session;
    private final WindowMemory memory;
    private final BiConsumer<String, Runnable> say;

    /** @param say shows a sentence and the way back from it */
    Opening(Session session, WindowMemory memory, BiConsumer<String, Runnable> say) {
        this.session = session;
        this.memory = memory;
        this.say = say;
    }

    /** Opens an experiment, a figure or the folder of a run. */
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

    /** @param from what it comes from, such as {@code the presets} */
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
