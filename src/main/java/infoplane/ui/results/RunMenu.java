package infoplane.ui.results;

import infoplane.figure.FigureColours;
import infoplane.runs.RunCommandLine.Act;
import infoplane.runs.Twins;
import infoplane.ui.run.Run;
import infoplane.ui.theme.Controls;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Builds the context menu of the selected runs. */
final class RunMenu {
    private static final int COLOURS = 8;

    private final RunActions actions;
    private final FigureColours colours;

    RunMenu(RunActions actions, FigureColours colours) {
        this.actions = actions;
        this.colours = colours;
    }

    /** @param beside node that the pop-overs of the menu's actions point at */
    ContextMenu of(List<Run> runs, Node beside) {
        return runs.size() == 1 ? one(runs.get(0), beside) : several(runs, beside);
    }

    private ContextMenu one(Run run, Node beside) {
        ContextMenu menu = new ContextMenu(item("Show _only this run", () -> actions.showOnly(List.of(run))));
        menu.getItems().addAll(run.computing() ? underWay(run) : ended(run, beside));
        MenuItem delete = item("_Delete", () -> actions.delete(List.of(run)));
        delete.setDisable(run.computing());
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("_Name and notes… (F2)", () -> actions.describe(run, beside)),
                        item("Ta_gs…", () -> actions.tag(List.of(run), beside)),
                        colour(run),
                        duplicate(run),
                        twin(run),
                        asIfRandom(List.of(run), "As-if-_random…"),
                        coordinates(List.of(run), "Other coord_inates…"),
                        item("Open _folder", () -> actions.openFolder(run)),
                        commands(List.of(run)),
                        new SeparatorMenuItem(),
                        delete);
        return menu;
    }

    private MenuItem asIfRandom(List<Run> runs, String label) {
        MenuItem item = item(label, () -> actions.asIfRandom(runs));
        item.setDisable(runs.stream().anyMatch(Run::computing));
        return item;
    }

    private MenuItem coordinates(List<Run> runs, String label) {
        if (runs.stream().anyMatch(run -> !run.kind().hasNetwork())) {
            return refused(label.replace("_", ""), "Activations of another program come without weights to scale");
        }
        MenuItem item = item(label, () -> actions.otherCoordinates(runs));
        item.setDisable(runs.stream().anyMatch(Run::computing));
        return item;
    }

    private List<MenuItem> underWay(Run run) {
        MenuItem stop = item("_Stop", () -> actions.stop(run));
        return actions.waits(run)
                ? List.of(
                        item("_Earlier in the queue (Alt+Up)", () -> actions.move(run, -1)),
                        item("_Later in the queue (Alt+Down)", () -> actions.move(run, 1)),
                        item("_First in the queue", () -> actions.move(run, -Integer.MAX_VALUE / 2)),
                        stop)
                : List.of(
                        run.watching()
                                ? refused(
                                        "Pause",
                                        "The other program decides when an epoch comes; Stop ends the watching")
                                : item(run.paused().get() ? "_Go on" : "_Pause", () -> actions.pauseOrContinue(run)),
                        stop);
    }

    private MenuItem duplicate(Run run) {
        return run.kind().hasNetwork()
                ? item("D_uplicate: its settings for the next run", () -> actions.reuse(run))
                : refused("Duplicate: its settings for the next run", run.kind().whyNoTraining());
    }

    private MenuItem twin(Run run) {
        String label = "Train the plain _twin";
        String why = run.kind().imported()
                ? run.kind().whyNoTraining()
                : !Twins.isPossible(run.settings())
                        ? "This network has neither noise nor quantisation, so it is its own twin"
                        : actions.twin(run)
                                .map(twin -> "It is there: “" + twin.name().get() + "”")
                                .orElse("");
        return why.isEmpty() ? item(label, () -> actions.trainTwin(run)) : refused(label.replace("_", ""), why);
    }

    private List<MenuItem> ended(Run run, Node beside) {
        MenuItem resume = item("_Continue", () -> actions.resume(run));
        resume.setDisable(!run.unfinished());
        if (run.kind().imported()) {
            return List.of(
                    resume,
                    refused("Train more epochs…", run.kind().whyNoTraining()),
                    item("Find its so_urce…", () -> actions.findSource(run)));
        }
        MenuItem lengthen = item("_Train more epochs…", () -> actions.lengthen(run, beside));
        lengthen.setDisable(!actions.extendable(run));
        return List.of(resume, lengthen);
    }

    private ContextMenu several(List<Run> runs, Node beside) {
        return new ContextMenu(
                item("Show _only these " + runs.size() + " runs", () -> actions.showOnly(runs)),
                item("_Show them", () -> runs.forEach(run -> run.visible().set(true))),
                item("_Hide them", () -> runs.forEach(run -> run.visible().set(false))),
                new SeparatorMenuItem(),
                item(
                        "_Continue those not finished",
                        () -> runs.stream()
                                .filter(Run::unfinished)
                                .sorted(Comparator.comparingLong(Run::queuePlace))
                                .forEach(actions::resume)),
                item(
                        "S_top those that compute",
                        () -> runs.stream().filter(Run::computing).forEach(actions::stop)),
                item("Ta_gs…", () -> actions.tag(runs, beside)),
                asIfRandom(runs, "As-if-_random, side by side…"),
                coordinates(runs, "Other coord_inates, side by side…"),
                commands(runs),
                new SeparatorMenuItem(),
                item("_Delete " + runs.size() + " runs", () -> actions.delete(runs)));
    }

    /** What can be done with the runs, each as a line of the command line. */
    private Menu commands(List<Run> runs) {
        Menu menu = new Menu("Copy as co_mmand");
        for (Act act : Act.values()) {
            boolean suits = runs.stream().allMatch(run -> act.suits(run.kind(), run.settings(), run.folder()));
            if (suits && (act != Act.RESUME || runs.stream().anyMatch(Run::unfinished))) {
                String keys = act == Act.AGAIN ? " (Ctrl+Shift+C)" : "";
                menu.getItems().add(item(act.label() + keys, () -> actions.copyCommand(runs, act)));
            }
        }
        return menu;
    }

    private Menu colour(Run run) {
        Menu menu = new Menu("C_olour");
        for (int index = 0; index < COLOURS; index++) {
            int wanted = index;
            Circle dot = new Circle(7, fx(colours.category(index)));
            CustomMenuItem item = new CustomMenuItem(dot);
            item.setOnAction(event -> actions.colour(run, wanted));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** Converts an AWT colour to a JavaFX colour. */
    static Color fx(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    /** A grey item whose tooltip says why it cannot be chosen. JavaFX shows no tooltip of a disabled item. */
    private static MenuItem refused(String label, String why) {
        Label words = new Label(label);
        words.getStyleClass().add("refused-item");
        words.setTooltip(Controls.tooltip(why));
        words.setAccessibleText(label + ": not possible. " + why);
        words.setMaxWidth(Double.MAX_VALUE);
        CustomMenuItem item = new CustomMenuItem(words, false);
        item.getStyleClass().add("refused");
        return item;
    }

    private static MenuItem item(String label, Runnable action) {
        MenuItem item = new MenuItem(label);
        item.setOnAction(event -> action.run());
        return item;
    }
}
