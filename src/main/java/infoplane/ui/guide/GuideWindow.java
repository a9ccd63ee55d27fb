package infoplane.ui.guide;

import infoplane.ui.theme.DarkStyle;
import infoplane.ui.theme.Icons;
import infoplane.ui.theme.ThemedWindows;
import infoplane.ui.work.Background;
import infoplane.ui.work.FurtherWindow;
import infoplane.ui.work.InPieces;
import infoplane.ui.work.Latest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.commonmark.node.Node;
import org.kordamp.ikonli.feather.Feather;

/** The window of the guide, so that reading it needs no other program. */
public final class GuideWindow {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 860;
    private static final double LINE = 60;
    /** Number of blocks or table rows added in one pulse; more would block the window's thread. */
    private static final int AT_ONCE = 3;

    private final FurtherWindow window;
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final ToggleGroup pages = new ToggleGroup();
    private final Map<GuidePage, ToggleButton> buttons;
    private final Button back = Icons.button(Feather.ARROW_LEFT, "The page before (Alt+Left)");
    private final Deque<Place> before = new ArrayDeque<>();
    private final Latest reading;
    private final BooleanProperty dark = new SimpleBooleanProperty();
    /** This field keeps the view reachable: listeners to an unmodifiable view of a set stop once the view is collected. */
    private final ObservableSet<PseudoClass> looks;

    private GuideBlocks blocks = new GuideBlocks(new GuideWords(this::follow), dark);
    private GuidePage present = GuidePage.ALL.get(0);
    private PageFiller filler = new PageFiller(List.of(), 0);

    /** A page that the user has left. @param down scroll position in pixels */
    private record Place(GuidePage page, double down) {}

    /** Adds the blocks of a page, a few in each pulse, and then scrolls to the position that the user left. */
    private final class PageFiller extends AnimationTimer {
        private final Deque<Node> left;
        private final double down;

        private PageFiller(List<Node> content, double down) {
            this.left = new ArrayDeque<>(content);
            this.down = down;
        }

        @Override
        public void handle(long now) {
            if (left.isEmpty() && !blocks.addRow()) { // the last pulse has laid out all blocks
                stop();
                goTo(down);
            }
            for (int piece = 0; piece < AT_ONCE; piece++) {
                if (!blocks.addRow() && !left.isEmpty()) {
                    blocks.of(left.remove()).forEach(node -> page.getChildren().add(new CachedHeight(node)));
                }
            }
        }
    }

    /** @param owner window whose theme the guide follows */
    public GuideWindow(Stage owner, Background background) {
        this.reading = new Latest(background);
        this.buttons = GuidePage.ALL.stream().collect(Collectors.toMap(one -> one, this::button));
        page.getStyleClass().add("guide");
        page.setId("guidePage");
        page.setFillWidth(true);
        scroll.setId("guideScroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        back.setOnAction(event -> back());
        window = new FurtherWindow(owner, "Guide", new BorderPane(scroll, head(), null, null, null), WIDTH, HEIGHT);
        Scene scene = window.stage().getScene();
        scene.getStylesheets().add(ThemedWindows.styleSheet("guide.css"));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        looks = scene.getRoot().getPseudoClassStates();
        looks.addListener((SetChangeListener<PseudoClass>) change -> dark.set(looks.contains(DarkStyle.ON)));
    }

    /** The frame of the window, made in pieces before the window is shown. */
    public InPieces frame() {
        return new InPieces(window.styled(List.of(() -> {})));
    }

    /** Shows the window or brings it to the front. The first time, opens the first page. */
    public void show() {
        window.show();
        scroll.requestFocus();
        if (page.getChildren().isEmpty()) {
            open(present, 0);
        }
    }

    /** The pages' buttons; in a narrow window they stand in several lines. */
    private FlowPane head() {
        FlowPane head = new FlowPane(back);
        GuidePage.ALL.forEach(one -> head.getChildren().add(buttons.get(one)));
        head.getStyleClass().add("guide-head");
        return head;
    }

    private ToggleButton button(GuidePage one) {
        ToggleButton button = new ToggleButton(one.title());
        button.getStyleClass().add("tool-toggle");
        button.setToggleGroup(pages);
        button.setOnAction(event -> follow(one));
        return button;
    }

    private void follow(GuidePage wanted) {
        if (!wanted.equals(present)) {
            before.push(new Place(present, down()));
            open(wanted, 0);
        } else {
            goTo(0);
        }
        pages.selectToggle(buttons.get(present));
    }

    private void back() {
        if (!before.isEmpty()) {
            Place place = before.pop();
            open(place.page(), place.down());
        }
    }

    private void open(GuidePage wanted, double down) {
        present = wanted;
        back.setDisable(before.isEmpty());
        pages.selectToggle(buttons.get(wanted));
        reading.submit(() -> content(wanted.read()), content -> {
            filler.stop();
            page.getChildren().clear();
            blocks = new GuideBlocks(new GuideWords(this::follow), dark); // has no incomplete table
            goTo(0);
            filler = new PageFiller(content, down);
            filler.start();
        });
    }

    private static List<Node> content(Node document) {
        List<Node> content = new ArrayList<>();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            content.add(block);
        }
        return content;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> goTo(down() + LINE);
            case UP -> goTo(down() - LINE);
            case PAGE_DOWN -> goTo(down() + shown() - LINE);
            case PAGE_UP -> goTo(down() - shown() + LINE);
            case HOME -> goTo(0);
            case END -> goTo(length());
            default -> {
                if (!event.isAltDown() || event.getCode() != KeyCode.LEFT) {
                    return;
                }
                back();
            }
        }
        event.consume();
    }

    /** Height of the visible part of the page, in pixels. */
    private double shown() {
        return scroll.getViewportBounds().getHeight();
    }

    /** Largest scroll position, in pixels. */
    private double length() {
        return Math.max(0, page.getHeight() - shown());
    }

    private double down() {
        return scroll.getVvalue() * length();
    }

    private void goTo(double down) {
        scroll.setVvalue(length() == 0 ? 0 : Math.max(0, Math.min(1, down / length())));
    }
}
