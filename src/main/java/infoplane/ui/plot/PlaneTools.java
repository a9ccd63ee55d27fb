package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.figure.ColourMap;
import infoplane.figure.Figure;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.ui.plot.PlaneModel.Arrangement;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Icons;
import infoplane.ui.work.InPieces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tools above the planes: estimators, arrangement, unit, colours, marks, limits, explanation and export. */
final class PlaneTools extends HBox {
    private static final double WORDS_FROM = 760;
    private static final double ROOM_OF_MEANS = 100;
    private static final double ICONS_FROM = 560;
    private static final int LONGEST_NAMES = 45;

    private final PlaneModel model;
    private final Map<InformationUnit, LimitsPopOver> limitsPopOvers = new EnumMap<>(InformationUnit.class);

    PlaneTools(PlaneModel model, BooleanProperty trying, BiConsumer<Figure, List<ShownRun>> export) {
        this.model = model;
        getStyleClass().add("plot-tools");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ToggleButton arrangement = arrangement();
        ToggleButton trial = trial(trying);
        ToggleButton means = means();
        // a narrow window hides the words of three buttons, because the names of the estimators need the room
        ObservableValue<ContentDisplay> words = Bindings.createObjectBinding(
                () -> getWidth() < WORDS_FROM + (means.isVisible() ? ROOM_OF_MEANS : 0)
                        ? ContentDisplay.GRAPHIC_ONLY
                        : ContentDisplay.LEFT,
                widthProperty(),
                means.visibleProperty());
        arrangement.contentDisplayProperty().bind(words);
        trial.contentDisplayProperty().bind(words);
        means.contentDisplayProperty().bind(words);
        Button unit = unit();
        Button limits = limits();
        // a very narrow one keeps of each button its words or its icon, so that the estimator can be read
        ObservableValue<Boolean> narrow = widthProperty().map(width -> width.doubleValue() < ICONS_FROM);
        MenuButton estimators = estimators(narrow);
        ObservableValue<ContentDisplay> text = narrow.map(now -> now ? ContentDisplay.TEXT_ONLY : ContentDisplay.LEFT);
        unit.contentDisplayProperty().bind(text);
        estimators.contentDisplayProperty().bind(text);
        limits.contentDisplayProperty()
                .bind(narrow.map(now -> now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY));
        Button reset = reset();
        Controls.showWhile(narrow.map(now -> !now), reset); // a double click and Escape do the same
        getChildren()
                .addAll(
                        estimators,
                        withDisabledTooltip(arrangement),
                        means,
                        trial,
                        space,
                        unit,
                        colours(),
                        marks(),
                        limits,
                        reset,
                        explain(),
                        export(export));
    }

    /** @param narrow whether there is only room for a word */
    private MenuButton estimators(ObservableValue<Boolean> narrow) {
        String help = "Estimators shown; several are overlaid or side by side";
        MenuButton menu = menu(Feather.CROSSHAIR, help);
        menu.setId("estimatorsShown");
        menu.setMinWidth(56); // the icon and the arrow
        menu.setMaxWidth(340);
        Runnable refresh = () -> {
            List<String> present = model.estimators().get();
            List<String> drawn = model.series().get().stream()
                    .map(PlaneSeries::estimator)
                    .distinct()
                    .toList();
            List<String> named = present.stream().filter(drawn::contains).toList();
            boolean word = narrow.getValue();
            if (List.of(present, named, word)
                    .equals(menu.getUserData())) { // JavaFX would style new items of an open menu again
                for (int i = 0; i < present.size(); i++) {
                    ((CheckMenuItem) menu.getItems().get(i)).setSelected(named.contains(present.get(i)));
                }
                return;
            }
            menu.setUserData(List.of(present, named, word));
            menu.setText(named.isEmpty() ? "Estimator" : word ? word(named, present) : names(named));
            menu.getTooltip()
                    .setText(Stream.concat(
                                    Stream.of(help),
                                    named.stream()
                                            .map(id -> model.estimatorName(id).whole()))
                            .collect(Collectors.joining("\n")));
            menu.getItems()
                    .setAll(present.stream().map(id -> estimator(id, named)).toList());
        };
        model.estimators().subscribe(refresh);
        model.series().subscribe(refresh);
        narrow.subscribe(refresh);
        refresh.run();
        return menu;
    }

    /** Such as {@code Binning}, or {@code 2 of 6}. */
    private String word(List<String> named, List<String> present) {
        return named.size() == 1 ? model.estimatorName(named.get(0)).kind() : named.size() + " of " + present.size();
    }

    /** Such as {@code Binning · KDE}, or {@code 5 estimators} where the names would be cut off. */
    private String names(List<String> named) {
        String all = named.stream().map(id -> model.estimatorName(id).brief()).collect(Collectors.joining(" · "));
        return named.size() > 1 && all.length() > LONGEST_NAMES ? named.size() + " estimators" : all;
    }

    private MenuItem estimator(String id, List<String> shown) {
        CheckMenuItem item = new CheckMenuItem(model.estimatorName(id).whole());
        item.setMnemonicParsing(false);
        item.setSelected(shown.contains(id));
        item.setOnAction(event -> {
            List<String> wanted = new ArrayList<>(shown);
            if (!wanted.remove(id)) {
                wanted.add(id);
            }
            change(view -> view.withEstimators(wanted));
        });
        return item;
    }

    /** Puts a button into a box that shows a tooltip while the button is disabled, because a disabled control shows none. */
    private HBox withDisabledTooltip(ToggleButton apart) {
        HBox around = new HBox(apart);
        around.setAlignment(Pos.CENTER_LEFT);
        around.setMinWidth(USE_PREF_SIZE);
        Tooltip alone = Controls.tooltip(
                "One plane is all there is: show a second run (the eye in the list of runs), or a second estimator");
        model.several().subscribe(now -> {
            if (now) {
                Tooltip.uninstall(around, alone);
            } else {
                Tooltip.install(around, alone);
            }
        });
        return around;
    }

    private ToggleButton arrangement() {
        ToggleButton apart = new ToggleButton("Side _by side", new FontIcon(Feather.COLUMNS));
        apart.setId("sideBySide");
        apart.getStyleClass().add("tool-toggle");
        apart.setMinWidth(USE_PREF_SIZE);
        apart.setTooltip(Controls.tooltip("One plane for each run and estimator, with shared axes"));
        // asks the model, because Alt with its letter fires the button without turning it
        apart.setOnAction(event -> model.arrangement()
                .set(
                        model.arrangement().get() == Arrangement.OVERLAY
                                ? Arrangement.SIDE_BY_SIDE
                                : Arrangement.OVERLAY));
        model.arrangement().subscribe(now -> apart.setSelected(now == Arrangement.SIDE_BY_SIDE));
        apart.disableProperty()
                .bind(model.several().not().and(model.arrangement().isEqualTo(Arrangement.OVERLAY)));
        return apart;
    }

    /** Button for means; visible only if repeats are shown. */
    private ToggleButton means() {
        ToggleButton means = new ToggleButton("Mean", new FontIcon(Feather.GIT_MERGE));
        means.setId("means");
        means.getStyleClass().add("tool-toggle");
        means.setMinWidth(USE_PREF_SIZE);
        means.setTooltip(Controls.tooltip(
                "Repeats of an experiment as their mean path; the band is one standard deviation between them"));
        means.selectedProperty().bindBidirectional(model.means());
        Controls.showWhile(model.repeated(), means);
        return means;
    }

    private static ToggleButton trial(BooleanProperty trying) {
        ToggleButton trial = new ToggleButton("Measure again", new FontIcon(Feather.REFRESH_CW));
        trial.setId("measureAgain");
        trial.getStyleClass().add("tool-toggle");
        trial.setMinWidth(USE_PREF_SIZE);
        trial.setTooltip(Controls.tooltip(
                "Try other bins, noise or estimators on what the runs keep, without training (Ctrl+M)"));
        trial.selectedProperty().bindBidirectional(trying);
        return trial;
    }

    private Button unit() {
        Button unit = new Button("", new FontIcon(Feather.REPEAT));
        unit.setId("unit");
        unit.getStyleClass().addAll(Styles.FLAT, "quiet");
        unit.setMinWidth(USE_PREF_SIZE);
        unit.setTooltip(Controls.tooltip("Change between bits and nats"));
        unit.setOnAction(event -> change(view ->
                view.withUnit(view.unit() == InformationUnit.BITS ? InformationUnit.NATS : InformationUnit.BITS)));
        model.view().subscribe(view -> unit.setText(view.unit().label()));
        return unit;
    }

    private MenuButton colours() {
        MenuButton menu = menu(Feather.DROPLET, "Colours");
        menu.setId("colours");
        for (PlaneView.Colouring colouring : PlaneView.Colouring.values()) {
            add(
                    menu,
                    new RadioMenuItem("By " + colouring.label().toLowerCase(Locale.ROOT)),
                    view -> view.colouring() == colouring,
                    view -> view.withColouring(colouring));
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (ColourMap map : ColourMap.values()) {
            add(menu, new RadioMenuItem(map.label()), view -> view.map() == map, view -> view.withMap(map));
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(
                menu,
                new CheckMenuItem("Logarithmic in the epoch"),
                PlaneView::logarithmic,
                view -> view.withLogarithmic(!view.logarithmic()));
        return menu;
    }

    private MenuButton marks() {
        MenuButton menu = menu(Feather.LAYERS, "Ceilings, lines, warnings and other marks");
        menu.setId("marks");
        for (PlaneMark mark : PlaneMark.values()) {
            add(
                    menu,
                    new CheckMenuItem(mark.label()),
                    view -> view.shows(mark),
                    view -> view.with(mark, !view.shows(mark)));
        }
        return menu;
    }

    /**
     * Adds an item that stays in the menu while the view changes. JavaFX styles each new item of a menu that has been open,
     * so that replacing items would be slow.
     *
     * @param on whether the item is ticked for a view
     * @param change returns the view after the user chose the item
     */
    private void add(MenuButton menu, MenuItem item, Predicate<PlaneView> on, UnaryOperator<PlaneView> change) {
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            change(change);
            tick(item, on.test(model.view().get())); // also if JavaFX ticked the item but the view did not change
        });
        model.view().subscribe(view -> tick(item, on.test(view)));
        menu.getItems().add(item);
    }

    private static void tick(MenuItem item, boolean on) {
        if (item instanceof RadioMenuItem radio) {
            radio.setSelected(on);
        } else if (item instanceof CheckMenuItem check) {
            check.setSelected(on);
        }
    }

    private Button limits() {
        Button limits = new Button("Axes…", new FontIcon(Feather.CROP));
        limits.getStyleClass().addAll(Styles.FLAT, "quiet");
        limits.setMinWidth(USE_PREF_SIZE);
        limits.setTooltip(Controls.tooltip("Type the limits of the axes"));
        limits.setId("limits");
        limits.setOnAction(event -> limitsPopOver().show(limits));
        return limits;
    }

    /** Builds the pop-over for limits in advance, so that it opens without delay. */
    InPieces prepared() {
        return limitsPopOver().prepared(getScene());
    }

    /** The pop-over for limits in the unit of the axes. */
    private LimitsPopOver limitsPopOver() {
        return limitsPopOvers.computeIfAbsent(model.view().get().unit(), unit -> new LimitsPopOver(model, unit));
    }

    private Button reset() {
        Button reset = Icons.button(Feather.MAXIMIZE, "Show all (double click, Esc)");
        reset.setId("resetZoom");
        reset.setOnAction(event -> change(view -> view.withLimits(null)));
        return reset;
    }

    private Button explain() {
        Button explain = Explanation.of(
                Icons.button(Feather.INFO, "What the plane shows"),
                () -> model.picture().get().figure().explanation());
        explain.setId("explainPlane");
        return explain;
    }

    private Button export(BiConsumer<Figure, List<ShownRun>> export) {
        Button save = Icons.button(Feather.DOWNLOAD, "Export the plane (Ctrl+E)");
        save.setId("exportPlane");
        save.setOnAction(event ->
                export.accept(model.picture().get().figure(), model.shown().get()));
        return save;
    }

    private static MenuButton menu(Feather icon, String help) {
        MenuButton menu = new MenuButton("", new FontIcon(icon));
        menu.getStyleClass().addAll(Styles.FLAT, "quiet");
        menu.setTooltip(Controls.tooltip(help));
        menu.setAccessibleText(help);
        menu.setMnemonicParsing(false);
        return menu;
    }

    private void change(UnaryOperator<PlaneView> change) {
        model.view().set(change.apply(model.view().get()));
    }
}
