package infoplane.ui.memory;

import infoplane.config.KeptFile;
import infoplane.ui.form.ExperimentDraft;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Path;
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
 * Remembers the window's theme, size, dividers, recent files, view and experiment draft in files. Writes them soon after
 * each change, so that they also survive if the program is killed.
 */
public final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);

    /** Delay between the first change and the writing of the files, which then hold all changes made in between. */
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
    /** Divider positions of a window that has never been open. */
    private List<Double> usualPlaces = List.of();

    private boolean complained;

    /** The newest content for the files; every writing task writes this, even if it was started for older content. */
    private volatile Kept newest;

    private final Object writing = new Object();
    private Kept written;

    private record Kept(WindowPreferences preferences, Optional<ExperimentDraft> draft) {}

    /** @param file file of the preferences; the constructor reads it, because the window cannot be shown without it */
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

    /** Says what was wrong with the files when they were read; empty if nothing was. */
    public String notice() {
        return notice;
    }

    public ReadOnlyObjectProperty<WindowPreferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /** The experiment draft in the forms when the window was closed; empty at the first start. */
    public Optional<ExperimentDraft> draft() {
        return draft;
    }

    /** Sets the sources of the view and the draft, which this object reads each time it writes the files. */
    public void follow(Supplier<WindowView> newView, Supplier<ExperimentDraft> newDraft) {
        view = newView;
        drafting = Optional.of(newDraft);
    }

    /** Tells that the view or the draft has changed. */
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

    /**
     * Restores the size of the window (at most the size of the screen), whether it is maximised, and its dividers.
     *
     * @param remembered the split panes; the order must always be the same
     */
    public void restore(Stage stage, List<SplitPane> remembered) {
        splits = List.copyOf(remembered);
        usualPlaces = places();
        WindowPreferences known = preferences.get();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(known.width() > 200 ? known.width() : USUAL_WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(known.height() > 200 ? known.height() : USUAL_HEIGHT, screen.getHeight()));
        stage.setMaximized(known.maximised());
        placeDividers();
    }

    /**
     * Restores the positions of the dividers. Call it again when the window has reached its size, because panes of fixed
     * width move the dividers until then.
     */
    public void placeDividers() {
        List<SplitPane.Divider> dividers =
                splits.stream().flatMap(split -> split.getDividers().stream()).toList();
        List<Double> known = preferences.get().dividers();
        List<Double> places = known.size() == dividers.size() ? known : usualPlaces;
        for (int i = 0; i < dividers.size(); i++) {
            dividers.get(i).setPosition(places.get(i));
        }
    }

    private List<Double> places() {
        return splits.stream()
                .flatMap(split -> split.getDividers().stream())
                .map(SplitPane.Divider::getPosition)
                .toList();
    }

    /**
     * Remembers the size and the dividers of the window and starts to write the files in the background. A program that is
     * about to end has to wait for its background tasks.
     */
    public void rememberLayout(Stage stage) {
        List<Double> places = places();
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
            if (complained) { // reports only the first failure, because every change would cause another
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
