package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.runs.table.RunQuery;
import infoplane.ui.run.DiskUse;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunView;
import infoplane.ui.run.RunView.Order;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.WindowThread;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The session's runs as a list or a table: search, order and selection. Each row of the list shows colour, visibility, name
 * and progress; the line below shows disk use.
 */
final class RunsPane extends VBox {
    private static final double CELL_HEIGHT = 46;

    private final StackPane body;
    private final RunList runs;
    private final RunView view;
    private final RunActions actions;
    private final ObservableValue<Theme> theme;
    private final ListView<Run> list;
    private final Label problem = new Label();
    private final TextField words;
    private @Nullable RunTable table;
    private @Nullable RunTableBar bar;
    private boolean revealing;

    /** @param view search, order and selection of the list */
    RunsPane(RunList runs, RunView view, RunActions actions, DiskUse disk, ObservableValue<Theme> theme) {
        this.runs = runs;
        this.view = view;
        this.words = new QueryField(text -> RunQuery.completions(
                text, view.knowledge().fields(), view.knowledge().all()));
        this.actions = actions;
        this.theme = theme;
        getStyleClass().add("runs");
        list = new ListView<>(view.shown());
        list.setId("runs");
        list.setAccessibleText("Runs");
        list.getStyleClass().addAll(Styles.DENSE, "quiet-list");
        list.setCellFactory(made -> new RunCell(actions, theme, this::menu));
        list.setFixedCellSize(CELL_HEIGHT);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPlaceholder(placeholder());
        select();
        list.setOnKeyPressed(this::press);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                handleKey(KeyCode.ENTER);
            }
        });
        problem.setId("queryProblem");
        problem.setWrapText(true);
        problem.getStyleClass().addAll("query-problem", Styles.DANGER);
        problem.textProperty().bind(view.problem());
        Controls.showWhile(problem.textProperty().map(text -> !text.isEmpty()), problem);
        body = new StackPane(list);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(), problem, body, new DiskLine(runs, disk, actions));
        view.table().subscribe(this::show);
    }

    /** Shows the runs as a table or as a list. */
    private void show(boolean asTable) {
        if (asTable && table == null) {
            RunTable made = new RunTable(view.shown(), view.knowledge(), theme);
            made.setId("runTable");
            made.setPlaceholder(placeholder());
            made.chosen().addListener((ListChangeListener<Run>) change -> choose(made.chosen()));
            made.menus(
                    this::menu,
                    (field, value, equal) ->
                            view.words().set(RunQuery.with(view.words().get(), field, value, equal)));
            made.setOnKeyPressed(this::press);
            made.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    handleKey(KeyCode.ENTER);
                }
            });
            made.follow(view.look());
            table = made;
            bar = new RunTableBar(made, view.knowledge(), () -> follow(made));
        }
        getChildren().removeIf(child -> child == bar);
        if (asTable && table != null && bar != null) {
            getChildren().add(1, bar);
            body.getChildren().setAll(table);
            reveal(selected());
        } else {
            List<Run> selected = selected(); // which changes with the list's own selection
            body.getChildren().setAll(list);
            list.getSelectionModel().clearSelection();
            selected.forEach(list.getSelectionModel()::select);
        }
    }

    /** Selects runs in the table. The plots do not follow, because nobody chose the runs there. */
    private void reveal(List<Run> some) {
        revealing = true;
        if (table != null) {
            table.reveal(some);
        }
        revealing = false;
    }

    /** The runs that are selected in the table. The first of them is the session's selected run. */
    private void choose(List<Run> chosen) {
        view.selection().setAll(chosen);
        if (!chosen.isEmpty() && table != null) {
            if (chosen.stream().noneMatch(run -> run == runs.selected().get())) {
                runs.selected().set(chosen.get(0));
            }
            follow(table);
        }
    }

    /** Shows the selected runs in the plots, if the user wants that. */
    private void follow(RunTable made) {
        if (bar != null && bar.follows() && !revealing && !made.chosen().isEmpty()) {
            actions.showOnly(made.chosen()
                    .subList(0, Math.min(RunList.MOST_SHOWN, made.chosen().size())));
        }
    }

    private Node head() {
        Label heading = new Label("R_uns");
        heading.setMnemonicParsing(true);
        heading.setLabelFor(list);
        heading.getStyleClass().add("heading");
        heading.setMinWidth(USE_PREF_SIZE);
        words.setId("findRuns");
        words.setPromptText("Find");
        words.setAccessibleText("Find runs");
        words.setTooltip(Controls.tooltip("Words that the runs say (name, notes, tags, settings), or a query such as"
                + "\nactivation = relu and fall > 0.5\nof settings, accuracy, loss, fall, verdict, T5.fall, tag, status,"
                + " with and, or, not, = != < > and ~ (contains)"));
        words.textProperty().bindBidirectional(view.words());
        HBox.setHgrow(words, Priority.ALWAYS);
        ToggleButton asTable = new ToggleButton("", new FontIcon(Feather.GRID));
        asTable.setId("asTable");
        asTable.getStyleClass().setAll("tool-toggle");
        asTable.setTooltip(Controls.tooltip("Table of all runs, with settings and results as columns"));
        asTable.setAccessibleText("Table of runs");
        asTable.setMinWidth(USE_PREF_SIZE);
        asTable.selectedProperty().bindBidirectional(view.table());
        MenuButton order = order();
        Controls.showWhile(view.table().map(shown -> !shown), order);
        HBox head = new HBox(8, heading, words, order, asTable);
        head.getStyleClass().add("panel-heading");
        return head;
    }

    private MenuButton order() {
        MenuButton menu = new MenuButton("", new FontIcon(Feather.LIST));
        menu.setId("sortRuns");
        menu.getStyleClass().addAll(Styles.FLAT, "quiet");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(Controls.tooltip("What the runs are sorted by"));
        menu.setAccessibleText("Sort the runs");
        ToggleGroup group = new ToggleGroup();
        for (Order order : Order.values()) {
            RadioMenuItem item = new RadioMenuItem(order.label());
            item.setToggleGroup(group);
            item.setSelected(order == view.order().get());
            item.setOnAction(event -> view.order().set(order));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Label placeholder() {
        Label empty = new Label();
        Runnable say = () -> empty.setText(whyEmpty());
        view.words().subscribe(say);
        runs.reading().subscribe(say);
        empty.setWrapText(true);
        empty.getStyleClass().add(Styles.TEXT_MUTED);
        return empty;
    }

    private String whyEmpty() {
        if (runs.reading().get()) {
            return "Reading the runs…";
        }
        return view.words().get().isBlank()
                ? "No runs yet. Press Run (F5), or open a run folder."
                : "No run matches. Words are looked for in names, notes, tags, status and settings.";
    }

    /** Links the list's selection with the session: the session's selected run is the run that the user selected last. */
    private void select() {
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Run>) change -> {
            if (!view.table().get()) {
                view.selection()
                        .setAll(list.getSelectionModel().getSelectedItems().stream()
                                .filter(run -> run != null)
                                .toList());
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (now != null) {
                runs.selected().set(now);
                if (runs.visible().isEmpty()) {
                    now.visible().set(true);
                }
            }
        });
        runs.selected().subscribe(selected -> {
            if (selected != null && !list.getSelectionModel().getSelectedItems().contains(selected)) {
                list.getSelectionModel().clearSelection();
                list.getSelectionModel().select(selected);
            }
            WindowThread.later(this::revealSelected);
            if (selected != null && view.table().get()) {
                reveal(List.of(selected));
            }
        });
    }

    /** Scrolls to the selected run, such as a new one, unless its row is in view. */
    private void revealSelected() {
        int place = list.getItems().indexOf(runs.selected().get());
        boolean inView = list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getFirstVisibleCell().getIndex() < place
                && flow.getLastVisibleCell().getIndex() > place;
        if (place >= 0 && !inView) {
            list.scrollTo(place);
        }
    }

    private ContextMenu menu() {
        return new RunMenu(actions, theme.getValue().colours()).of(selected(), row(selected()));
    }

    /**
     * The visible row of the first of the given runs, for pop-overs to point at. Returns the list if the row is scrolled out
     * of view.
     */
    private Node row(List<Run> some) {
        return list.lookupAll(".list-cell").stream()
                .filter(cell -> cell instanceof RunCell row
                        && row.isVisible()
                        && row.getItem() != null
                        && some.indexOf(row.getItem()) == 0)
                .findFirst()
                .orElse(list);
    }

    private List<Run> selected() {
        return List.copyOf(view.selection());
    }

    private void press(KeyEvent event) {
        boolean moves = event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN);
        if (moves) {
            selected().stream().findFirst().ifPresent(run -> actions.move(run, event.getCode() == KeyCode.UP ? -1 : 1));
            event.consume();
        } else {
            handleKey(event.getCode());
        }
    }

    private void handleKey(KeyCode key) {
        List<Run> selected = selected();
        if (selected.isEmpty()) {
            return;
        }
        switch (key) {
            case DELETE -> actions.delete(selected);
            case F2 -> actions.describe(selected.get(0), row(selected));
            case SPACE -> {
                boolean show = !selected.get(0).visible().get();
                selected.forEach(run -> run.visible().set(show));
            }
            case ENTER -> actions.showOnly(selected);
            default -> {}
        }
    }
}
