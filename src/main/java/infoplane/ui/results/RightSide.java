package infoplane.ui.results;

import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.run.DiskUse;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunView;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.TabLetters;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** The right-hand side of the window: the list of runs, and below it the inspector, the findings and the comparison. */
public final class RightSide extends SplitPane {
    private static final double TABLE_WIDTH = 720;
    /** Of a list that was never shown in this window. */
    private static final double LIST_WIDTH = 330;

    private final TabPane lower = new TabPane();
    /** Where the divider before this side was while the runs were a list. */
    private double listPlace = Double.NaN;

    /**
     * @param models supply the runs
     * @param view search, order and selection of the list of runs
     * @param open id of the open tab; empty for the first tab
     */
    public RightSide(
            PlotModels models,
            RunView view,
            DiskUse disk,
            StringProperty open,
            RunActions actions,
            ObservableValue<Theme> theme) {
        PlaneModel plane = models.plane();
        RunsPane runs = new RunsPane(models.runs(), view, actions, disk, theme);
        Tab comparison = tab("Compare", "compare", new DifferencePane(view, plane.shown(), theme));
        lower.setId("rightTabs");
        Tab findings = tab("Findings", "findings", new Region());
        findings.setContent(new FindingsPane(plane, models.runs(), models.background(), findings.selectedProperty()));
        lower.getTabs()
                .addAll(
                        tab(
                                "Inspector",
                                "inspector",
                                new InspectorPane(
                                        plane, (point, sum) -> actions.ask(PointWindow.Question.of(point), sum))),
                        findings,
                        comparison);
        view.selection().addListener((ListChangeListener<Run>) change -> {
            if (view.selection().size() >= 2) {
                lower.getSelectionModel().select(comparison);
            }
        });
        open.subscribe(this::open);
        lower.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> open.set(idOf(now)));
        lower.getStyleClass().add("quiet-tabs");
        TabLetters.give(lower, Map.of("Inspector", "I_nspector", "Findings", "F_indings", "Compare", "C_ompare"));
        getItems().addAll(runs, lower);
        setOrientation(Orientation.VERTICAL);
        setDividerPositions(0.4);
        setMinWidth(234);
        view.table().addListener((source, before, now) -> makeRoom(now));
    }

    /** Takes room for the table of runs, and gives it back for the list. */
    private void makeRoom(boolean forTable) {
        Node outer = getParent();
        while (outer != null && !(outer instanceof SplitPane)) {
            outer = outer.getParent();
        }
        if (outer instanceof SplitPane columns) {
            int last = columns.getDividers().size() - 1;
            if (forTable) {
                listPlace = columns.getDividerPositions()[last];
                columns.setDividerPosition(last, Math.min(listPlace, 1 - TABLE_WIDTH / columns.getWidth()));
            } else {
                columns.setDividerPosition(
                        last, Double.isNaN(listPlace) ? 1 - LIST_WIDTH / columns.getWidth() : listPlace);
            }
        }
    }

    private void open(String id) {
        lower.getTabs().stream()
                .filter(tab -> idOf(tab).equals(id))
                .findFirst()
                .ifPresent(lower.getSelectionModel()::select);
    }

    /**
     * Reads the id from the user data: JavaFX gives a tab's own id to its header node, where a lookup would find the header
     * first.
     */
    private static String idOf(Tab tab) {
        return String.valueOf(tab.getUserData());
    }

    private static Tab tab(String title, String id, Node content) {
        Tab tab = new Tab(title, content);
        tab.setUserData(id);
        tab.setClosable(false);
        return tab;
    }
}
