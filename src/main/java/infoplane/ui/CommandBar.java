package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.experiment.ExperimentSettings;
import infoplane.ui.memory.WindowMemory;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top line of the window: the menus, the name of the experiment and the most used buttons. */
final class CommandBar extends HBox {
    private final MenuButton presets = new MenuButton("_Presets", new FontIcon(Feather.BOOK_OPEN));
    private final Session session;
    private final WindowMemory memory;
    private final Opening opening;
    private final Menu recent = new Menu("Open re_cent");

    CommandBar(Session session, Commands commands, WindowMemory memory, Opening opening) {
        this.session = session;
        this.memory = memory;
        this.opening = opening;
        getStyleClass().add("command-bar");
        presets.getStyleClass().addAll(Styles.FLAT, "quiet");
        presets.setTooltip(Controls.tooltip("Experiments that come with the program"));
        presets.setId("presets");
        presets.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        menus(commands),
                        presets,
                        name(),
                        runButton(commands),
                        pauseButton(commands),
                        commands.stop.iconButton(),
                        nextRun(),
                        problem(),
                        space(),
                        commands.undo.iconButton(),
                        commands.redo.iconButton(),
                        commands.theme.iconButton(),
                        commands.shortcuts.iconButton());
    }

    void showPresets(List<ExperimentSettings> experiments) {
        presets.getItems().setAll(experiments.stream().map(this::preset).toList());
    }

    private MenuItem preset(ExperimentSettings settings) {
        MenuItem item = new MenuItem(settings.name());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> opening.setUp(settings, "the presets"));
        return item;
    }

    private MenuBar menus(Commands commands) {
        memory.preferences()
                .subscribe(now -> recent.getItems()
                        .setAll(now.recent().stream().map(this::recent).toList()));
        Menu file = menu(
                "_File",
                commands.create,
                commands.openExperiment,
                commands.openRun,
                commands.importNetwork,
                commands.save,
                commands.export,
                null,
                commands.quit);
        file.getItems().add(3, recent);
        MenuBar bar = new MenuBar(
                file,
                menu("_Edit", commands.undo, commands.redo),
                runMenu(commands),
                menu("_View", commands.experiment, commands.runs, null, commands.theme),
                menu("_Help", commands.shortcuts, commands.guide, null, commands.about));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        return bar;
    }

    private MenuItem recent(String path) {
        MenuItem item = new MenuItem(path);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> opening.open(Path.of(path)));
        return item;
    }

    private Menu runMenu(Commands commands) {
        Menu menu = menu(
                "_Run",
                commands.run,
                commands.pause,
                commands.stop,
                commands.measureAgain,
                commands.copyCommand,
                commands.copyExperiment,
                commands.replicate,
                null);
        Menu atOnce = new Menu("Runs _at once");
        ToggleGroup group = new ToggleGroup();
        for (int count = 1; count <= Runtime.getRuntime().availableProcessors(); count++) {
            int wanted = count;
            RadioMenuItem item = new RadioMenuItem(Integer.toString(count));
            item.setToggleGroup(group);
            item.setSelected(count == session.runner().atOnce().get());
            item.setOnAction(event -> session.runner().atOnce().set(wanted));
            atOnce.getItems().add(item);
        }
        menu.getItems().add(atOnce);
        return menu;
    }

    private static Menu menu(String title, @Nullable Command... commands) {
        Menu menu = new Menu(title);
        Stream.of(commands)
                .map(command -> command == null ? new SeparatorMenuItem() : command.menuItem())
                .forEach(menu.getItems()::add);
        return menu;
    }

    private TextField name() {
        TextField name = new TextField();
        name.setId("experimentName");
        name.setAccessibleText("Name of the experiment");
        name.setPromptText("Name of the experiment");
        name.setTooltip(Controls.tooltip("What you call this experiment"));
        name.textProperty().bindBidirectional(session.form().name().text());
        name.setPrefColumnCount(18);
        return name;
    }

    private static Button runButton(Commands commands) {
        Button run = commands.run.button();
        run.setId("run");
        run.setMinWidth(USE_PREF_SIZE);
        run.getStyleClass().addAll(Styles.ACCENT);
        return run;
    }

    /** The icon shows what a click does: play while the current run is paused, otherwise pause. */
    private Button pauseButton(Commands commands) {
        Button button = commands.pause.iconButton();
        button.setId("pause");
        session.runner()
                .active()
                .flatMap(runs -> session.runner()
                        .current()
                        .<ObservableValue<Boolean>>map(Run::paused)
                        .orElseGet(() -> new SimpleBooleanProperty(false)))
                .orElse(false)
                .subscribe(paused -> button.setGraphic(new FontIcon(paused ? Feather.PLAY : Feather.PAUSE)));
        return button;
    }

    /** Tells the user that changes of the settings apply to the next run and not to the runs under way. */
    private Label nextRun() {
        Label label = new Label("Changes are for the next run");
        label.setId("nextRun");
        label.setTooltip(Controls.tooltip("A run is under way; what is changed now applies to the next one"));
        label.getStyleClass().add("next-run");
        var active = session.runner().active();
        var settings = session.form().settings();
        Controls.showWhile(
                Bindings.createBooleanBinding(
                        () -> settings.get().ok()
                                && !active.get().isEmpty()
                                && active.get().stream()
                                        .noneMatch(run -> run.settings()
                                                .equals(settings.get().value())),
                        active,
                        settings),
                label);
        return label;
    }

    /** Shows why the Run button is disabled. */
    private Label problem() {
        Label problem = new Label();
        problem.setId("runProblem");
        problem.getStyleClass().add("form-problem");
        Tooltip all = Controls.tooltip("");
        all.textProperty().bind(problem.textProperty());
        problem.setTooltip(all);
        problem.textProperty().bind(session.form().settings().map(checked -> checked.problem()));
        Controls.showWhile(problem.textProperty().isNotEmpty(), problem);
        return problem;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
