package infoplane.ui.work;

import infoplane.runs.CopiedCommand;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copies commands of the command line to the clipboard, and tells the user which. */
public final class CommandCopy {
    /** A notice shows as much of a line. */
    private static final int SHOWN = 80;

    private final Background background;
    private final Consumer<String> say;

    /**
     * @param background makes the commands, for which files are read
     * @param say shows the user a sentence
     */
    public CommandCopy(Background background, Consumer<String> say) {
        this.background = background;
        this.say = say;
    }

    /** @param made gives the commands, one a line; called in the background */
    public void copy(Callable<List<CopiedCommand>> made) {
        background.run(made, this::copied);
    }

    /** Puts a text on the clipboard. */
    public static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copied(List<CopiedCommand> commands) {
        if (commands.isEmpty()) {
            return;
        }
        List<String> lines = commands.stream().map(CopiedCommand::line).toList();
        put(String.join(System.lineSeparator(), lines));
        String first = lines.get(0);
        String shown =
                first.length() <= SHOWN ? first : first.substring(0, SHOWN).strip() + " …";
        String notes = commands.stream()
                .map(CopiedCommand::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .map(note -> " " + note)
                .collect(Collectors.joining());
        say.accept("Copied: " + shown + (lines.size() > 1 ? " and " + (lines.size() - 1) + " more." : "") + notes);
    }
}
