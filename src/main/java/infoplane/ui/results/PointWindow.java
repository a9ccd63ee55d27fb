package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.core.InvalidInputException;
import infoplane.core.Samples;
import infoplane.estimation.WrittenSums.Likeness;
import infoplane.figure.Formula;
import infoplane.figure.InputPicture;
import infoplane.runs.PointInputs;
import infoplane.runs.RunLook;
import infoplane.ui.plot.PointedAt;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunLooks;
import infoplane.ui.theme.Controls;
import infoplane.ui.theme.Images;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import infoplane.ui.work.Computation;
import infoplane.ui.work.FurtherWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A window about a point of the plane, a unit or an input: which inputs are one to the layer, and the sum that gives the number.
 * The inputs of the chosen line are marked in plots and data while the window is open.
 */
public final class PointWindow {
    /** Inputs that count less are left out. */
    private static final double LEAST_WEIGHT = 0.01;

    private static final int MOST_GROUPS = 2000;
    private static final int MOST_VALUES = 40;

    /** More pictures would be too small to tell, or out of sight. */
    private static final int MOST_PICTURES = 48;

    private static final double PICTURE = 44;
    /** Room for a letter of a row's values. */
    private static final double LETTER = 8.5;

    /**
     * What is asked about.
     *
     * @param run the run
     * @param name its name
     * @param place its point or unit
     * @param input the input whose companions are shown, from 0; null for the largest group
     */
    public record Question(
            Run run,
            String name,
            PointInputs.LayerPlace place,
            @Nullable Integer input) {
        public static Question of(PointedAt at) {
            return new Question(at.run(), at.name(), PointInputs.LayerPlace.of(at.point()), null);
        }

        boolean samePlace(Question other) {
            return run == other.run && place.equals(other.place);
        }
    }

    /** What the worker found. @param first place of the group that is shown first */
    private record Found(
            Question question, RunLook look, PointInputs inputs, List<PointInputs.Group> groups, int first) {}

    private final Computation computation;
    private final TabPane tabs = new TabPane();
    private final Label head = new Label();
    private final Label said = new Label();
    private final TableView<PointInputs.Group> groups = new TableView<>();
    private final TableView<Integer> members = new TableView<>();
    private final FlowPane pictures = new FlowPane(6, 6);
    private final Label rest = new Label();
    private final SumPane sum = new SumPane();
    private final RunLooks looks;
    private final ObjectProperty<Optional<RunLook.Chosen>> chosen;
    private final ObservableValue<Theme> theme;
    private final FurtherWindow window;
    private @Nullable Found found;

    /**
     * @param measuring computes the rows again
     * @param looks holds the inputs of runs
     * @param chosen the inputs of the chosen line
     * @param theme of the pictures
     */
    public PointWindow(
            Stage owner,
            Background measuring,
            RunLooks looks,
            ObjectProperty<Optional<RunLook.Chosen>> chosen,
            ObservableValue<Theme> theme) {
        computation = new Computation(measuring);
        this.looks = looks;
        this.chosen = chosen;
        this.theme = theme;
        head.getStyleClass().add(Styles.TEXT_BOLD);
        head.setWrapText(true);
        head.setPadding(new Insets(10, 12, 4, 12));
        tabs.setId("pointTabs");
        tabs.getStyleClass().add("quiet-tabs");
        tabs.getTabs().setAll(tab("Which inputs?", which()), tab("The sum", sum));
        window = new FurtherWindow(
                owner, "The inputs of a point", new BorderPane(tabs, head, null, foot(), null), 940, 680);
        window.stage().setOnHidden(event -> {
            computation.cancel();
            chosen.set(Optional.empty());
        });
        groups.getSelectionModel().selectedItemProperty().subscribe(this::showGroup);
    }

    private static Tab tab(String title, Region content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private Region which() {
        groups.setId("pointGroups");
        groups.setAccessibleText("Inputs that are one to the layer, largest first");
        groups.setPlaceholder(new Label(""));
        groups.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        members.setId("pointMembers");
        members.setAccessibleText("The inputs of the chosen line");
        members.setPlaceholder(new Label(""));
        said.setId("pointSaid");
        said.setWrapText(true);
        VBox.setVgrow(members, Priority.ALWAYS);
        pictures.setId("pointPictures");
        rest.getStyleClass().add("quiet");
        Controls.showWhile(rest.textProperty().isNotEmpty(), rest);
        ScrollPane shelf = new ScrollPane(new VBox(6, pictures, rest));
        shelf.setFitToWidth(true);
        shelf.setMinHeight(0);
        shelf.getStyleClass().add("edge-to-edge");
        Controls.showWhile(Bindings.isNotEmpty(pictures.getChildren()), shelf);
        VBox right = new VBox(8, said, shelf, members);
        right.setPadding(new Insets(8));
        SplitPane split = new SplitPane(groups, right);
        split.setDividerPositions(0.36);
        return split;
    }

    private HBox foot() {
        ProgressBar busy = new ProgressBar(0);
        busy.progressProperty().bind(computation.progress());
        Button cancel = new Button("_Cancel");
        cancel.setOnAction(event -> computation.cancel());
        Controls.showWhile(computation.running(), busy, cancel);
        Label state = new Label();
        state.setId("pointState");
        state.setWrapText(true);
        state.textProperty().bind(computation.state());
        HBox foot = new HBox(8, busy, cancel, state);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setPadding(new Insets(4, 12, 8, 12));
        Controls.showWhile(computation.running().or(computation.state().isNotEmpty()), foot);
        return foot;
    }

    /** Shows the window. @param sumFirst whether the sum is shown first, rather than the inputs */
    public void show(Question question, boolean sumFirst) {
        tabs.getSelectionModel().select(sumFirst ? 1 : 0);
        window.show();
        Found before = found;
        Integer input = question.input();
        if (before != null && input != null && before.question().samePlace(question)) {
            computation.start(monitor -> with(before, question, input), this::show);
            return;
        }
        found = null;
        PointInputs.LayerPlace place = question.place();
        head.setText(question.name() + ", epoch " + place.epoch() + ", layer " + place.layer());
        groups.getItems().clear();
        members.getItems().clear();
        sum.clear();
        pictures.getChildren().clear();
        List.of(said, rest).forEach(label -> label.setText(""));
        Callable<RunLook> loading = looks.loading(question.run());
        computation.start(
                monitor -> {
                    RunLook look = loading.call();
                    PointInputs inputs = look.inputs(place, monitor);
                    Found all = new Found(question, look, inputs, groups(inputs), 0);
                    return input == null ? all : with(all, question, input);
                },
                this::show);
    }

    /** The same with the group of an input among the others. A cell that is there already gets the input as its first. */
    private static Found with(Found before, Question question, int input) {
        if (input >= before.inputs().labels().count()) {
            throw new InvalidInputException("the run has no input " + (input + 1));
        }
        PointInputs.Group own = before.inputs().group(input);
        List<PointInputs.Group> groups = new ArrayList<>(before.groups());
        groups.removeIf(group -> group.first() == input || Arrays.equals(group.weights(), own.weights()));
        int place =
                (int) groups.stream().filter(group -> group.size() > own.size()).count();
        groups.add(place, own);
        return new Found(question, before.look(), before.inputs(), List.copyOf(groups), place);
    }

    /** Each input belongs to one group if inputs are one or not; with kernels and neighbours each has a group of its own. */
    private static List<PointInputs.Group> groups(PointInputs inputs) {
        int count = inputs.labels().count();
        boolean[] taken = new boolean[count];
        List<PointInputs.Group> groups = new ArrayList<>();
        boolean cells = inputs.sums().likeness() == Likeness.SAME_CELL;
        int step = cells ? 1 : Math.max(1, count / MOST_GROUPS);
        for (int input = 0; input < count; input += step) {
            if (!taken[input]) {
                PointInputs.Group group = inputs.group(input);
                groups.add(group);
                if (cells) {
                    for (int member : group.members(0)) {
                        taken[member] = true;
                    }
                }
            }
        }
        groups.sort(Comparator.comparingDouble(PointInputs.Group::size).reversed());
        return List.copyOf(groups.subList(0, Math.min(MOST_GROUPS, groups.size())));
    }

    private void show(Found now) {
        found = now;
        PointInputs inputs = now.inputs();
        head.setText(now.question().name() + " · " + Formula.lowered(inputs.layer()) + ", epoch "
                + inputs.place().epoch() + " · " + inputs.estimator());
        boolean noise = inputs.sums().likeness() == Likeness.WITHIN_NOISE;
        groups.getColumns()
                .setAll(List.of(
                        column("Input", 70, group -> Integer.toString(group.first() + 1)),
                        column(noise ? "Counts as" : "Inputs", 90, group -> SumText.number(group.size())),
                        column("Of each class", 150, group -> classes(now, group, ", "))));
        groups.getItems().setAll(now.groups());
        groups.getSelectionModel().select(now.first());
        groups.scrollTo(now.first());
        sum.show(inputs);
    }

    private static String classes(Found found, PointInputs.Group group, String between) {
        double[] classes = group.classes(found.inputs().labels());
        List<String> names = found.look().classNames();
        return IntStream.range(0, classes.length)
                .filter(label -> classes[label] > LEAST_WEIGHT)
                .mapToObj(label -> names.get(label) + ": " + SumText.number(classes[label]))
                .collect(Collectors.joining(between));
    }

    /** Which inputs a group holds, and why. @param members how many count */
    private static String said(PointInputs inputs, PointInputs.Group group, int members) {
        String one = "input " + (group.first() + 1);
        String to = inputs.place().unit() == null ? "this layer" : "this unit";
        return switch (inputs.sums().likeness()) {
            case SAME_CELL ->
                members == 1
                        ? "No other is like " + one + " to " + to
                        : "These " + members + " inputs are one to " + to;
            case WITHIN_NOISE ->
                members == 1
                        ? "No other lies within the noise of " + one
                        : members + " inputs lie within the noise of " + one + "; together they count as "
                                + SumText.number(group.size());
            case NEARER ->
                members == 1
                        ? "No other is nearer to " + one + " than the last of its neighbours"
                        : members - 1 + (members == 2 ? " input is" : " inputs are") + " nearer to " + one
                                + " than the last of its neighbours";
        };
    }

    static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private void showGroup() {
        PointInputs.Group group = groups.getSelectionModel().getSelectedItem();
        Found now = found;
        if (group == null || now == null) {
            return;
        }
        PointInputs inputs = now.inputs();
        int[] own = group.members(LEAST_WEIGHT);
        said.setText(said(inputs, group, own.length) + ". Of class " + classes(now, group, ", of class ") + ".");
        members.getColumns().setAll(columns(now));
        if (now.look().picture().isEmpty()) { // the values of pixels say less than the pictures do
            int longest = values(inputs.inputs(), group.first()).length();
            members.getColumns()
                    .add(column("Values", Math.max(200, longest * LETTER), input -> values(inputs.inputs(), input)));
        }
        if (inputs.sums().likeness() == Likeness.WITHIN_NOISE) {
            members.getColumns().add(1, column("Weight", 80, input -> SumText.number(group.weights()[input])));
        }
        members.getItems().setAll(Arrays.stream(own).boxed().toList());
        showPictures(now, own);
        chosen.set(Optional.of(new RunLook.Chosen(now.look(), group.first(), own)));
        sum.choose(group.first());
    }

    private static List<TableColumn<Integer, String>> columns(Found now) {
        List<String> names = now.look().classNames();
        return List.of(
                column("Input", 70, input -> Integer.toString(input + 1)),
                column("Class", 90, input -> names.get(now.inputs().labels().classOf(input))));
    }

    private static String values(Samples inputs, int input) {
        int columns = inputs.columns();
        return IntStream.range(0, Math.min(columns, MOST_VALUES))
                        .mapToObj(value -> SumText.number(inputs.at(input, value)))
                        .collect(Collectors.joining("  "))
                + (columns > MOST_VALUES ? "  …" : "");
    }

    private void showPictures(Found now, int[] own) {
        pictures.getChildren().clear();
        rest.setText("");
        now.look().picture().ifPresent(shape -> {
            int[] shown = Arrays.copyOf(own, Math.min(MOST_PICTURES, own.length));
            Samples inputs = now.inputs().inputs();
            double[] ends = InputPicture.ends(inputs, shown);
            for (int input : shown) {
                ImageView view = new ImageView(Images.wrap(InputPicture.of(
                        inputs, input, shape, ends, theme.getValue().colours())));
                view.setFitWidth(PICTURE);
                view.setFitHeight(PICTURE);
                view.setPreserveRatio(true);
                String words = "Input " + (input + 1) + ", class "
                        + now.look().classNames().get(now.inputs().labels().classOf(input));
                view.setAccessibleText(words);
                Tooltip.install(view, Controls.tooltip(words));
                pictures.getChildren().add(view);
            }
            if (own.length > shown.length) {
                rest.setText("and " + (own.length - shown.length) + " more");
            }
        });
    }
}
