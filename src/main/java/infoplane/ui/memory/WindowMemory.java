package infoplane.ui.memory;

import infoplane.config.KeptFile;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window remembers: theme, size, dividers, what was opened last, what is shown and how, and the experiment that is
 * being set up. Written soon after a change, so that it also outlasts a program that is killed.
 */
public final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);

    /** Files are written this long after the first change, with all that has changed meanwhile. */
    private static final Duration SOON = Duration.millis(400);

    private static final double USUAL_WIDTH = 1680;
    private static final double USUAL_HEIGHT = 980;

    private final Path file;
    private final Path draftFile;
    private final Background background;
    private final ReadOnlyObjectWrapper<WindowPreferences> preferences;
    private final Optional<ExperimentDraft> draft;
    private final String notice;
    private final PauseTransition soon = new PauseTransition(SOON);
    private Supplier<WindowView> view;
    private Optional<Supplier<ExperimentDraft>> drafting = Optional.empty();
    private List<SplitPane> splits = List.of();
    private boolean complained;

    /** What the files are to hold; whichever task writes, it writes the newest. */
    private volatile Kept newest;

    private final Object writing = new Object();
    private Kept written;

    private record Kept(WindowPreferences preferences, Optional<ExperimentDraft> draft) {}

    /** @param file of the preferences; read here and now, because nothing can be shown without them */
    public WindowMemory(Path file, Background background) {
        this.file = file;
        this.draftFile = file.resolveSibling("draft.json");
        this.background = background;
        KeptFile.Found<WindowPreferences> loaded =
                KeptFile.read(file, "The window's preferences", WindowPreferences.class);
        KeptFile.Found<ExperimentDraft> drafted =
                KeptFile.read(draftFile, "The experiment that was being set up", ExperimentDraft.class);
        this.preferences = new ReadOnlyObjectWrapper<>(loaded.content().orElseGet(WindowPreferences::defaults));
        this.draft = drafted.content();
        this.notice = Stream.of(loaded.notice(), drafted.notice())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        this.view = () -> preferences.get().view();
        this.newest = new Kept(preferences.get(), draft);
        this.written = newest;
        soon.setOnFinished(event -> keep());
    }

    /** What was wrong with the files; empty if nothing was. */
    public String notice() {
        return notice;
    }

    public ReadOnlyObjectProperty<WindowPreferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /** The experiment that was being set up when the window was closed; empty at the first start. */
    public Optional<ExperimentDraft> draft() {
        return draft;
    }

    /** What is to be remembered from now on, beside what it is told. */
    public void follow(Supplier<WindowView> newView, Supplier<ExperimentDraft> newDraft) {
        view = newView;
        drafting = Optional.of(newDraft);
    }

    /** Something of what it follows has changed. */
    public void changed() {
        if (soon.getStatus() != Animation.Status.RUNNING) {
            soon.playFromStart();
        }
    }

    public Theme theme() {
        return preferences.get().dark() ? Theme.DARK : Theme.LIGHT;
    }

    public void remember(Theme theme) {
        preferences.set(preferences.get().withDark(theme == Theme.DARK));
        keep();
    }

    public void rememberOpened(Path opened) {
        preferences.set(preferences.get().withRecent(opened));
        keep();
    }

    /** Gives the window the size that it had. @param remembered the split panes, always in this order */
    public void restore(Stage stage, List<SplitPane> remembered) {
        splits = List.copyOf(remembered);
        WindowPreferences known = preferences.get();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(known.width() > 200 ? known.width() : USUAL_WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(known.height() > 200 ? known.height() : USUAL_HEIGHT, screen.getHeight()));
        stage.setMaximized(known.maximised());
        placeDividers();
    }

    /** Puts dividers where they were; again once the window has its size, because panes of fixed width move them until then. */
    public void placeDividers() {
        List<SplitPane.Divider> dividers =
                splits.stream().flatMap(split -> split.getDividers().stream()).toList();
        List<Double> places = preferences.get().dividers();
        for (int i = 0; i < dividers.size() && places.size() == dividers.size(); i++) {
            dividers.get(i).setPosition(places.get(i));
        }
    }

    /** Writes down how the window is now; the caller waits for the files, because the program may be about to end. */
    public void rememberLayout(Stage stage) {
        List<Double> places = new ArrayList<>();
        splits.forEach(split -> split.getDividers().forEach(divider -> places.add(divider.getPosition())));
        boolean maximised = stage.isMaximized();
        WindowPreferences known = preferences.get();
        double width = maximised ? known.width() : stage.getWidth();
        double height = maximised ? known.height() : stage.getHeight();
        preferences.set(known.withLayout(width, height, maximised, places));
        keep();
    }

    private void keep() {
        soon.stop();
        preferences.set(preferences.get().withView(view.get()));
        newest = new Kept(preferences.get(), drafting.map(Supplier::get).or(() -> draft));
        background.run(this::write, done -> {}, failure -> {
            if (complained) { // the user is told once, for it would be said after every change
                LOG.debug("the window's files could not be written again", failure);
            } else {
                complained = true;
                background.report(failure);
            }
        });
    }

    private Kept write() throws IOException {
        synchronized (writing) {
            Kept now = newest;
            if (!now.preferences().equals(written.preferences())) {
                KeptFile.write(file, now.preferences());
            }
            if (now.draft().isPresent() && !now.draft().equals(written.draft())) {
                KeptFile.write(draftFile, now.draft().get());
            }
            written = now;
            return now;
        }
    }
}
