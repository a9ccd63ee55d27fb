package infoplane.ui;

import infoplane.experiment.Ceilings;
import infoplane.figure.FigureStyle;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.TimeLine;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The middle of the window: the planes with their tools, and the time line. */
final class CentrePane extends VBox {
    private final PlaneArea planes;

    CentrePane(Session session, PlaneModel plane, TimeLine time, ObservableValue<FigureStyle> style) {
        getStyleClass().add("centre");
        setMinWidth(320);
        BooleanProperty trying = new SimpleBooleanProperty();
        session.facts()
                .subscribe(facts -> facts.settings()
                        .ifPresent(known -> plane.setEmptyCeilings(
                                new Ceilings(known.inputEntropy(), known.labelEntropy(), known.mutualInformation()))));
        planes = new PlaneArea(plane, time, style, session.background());
        setVgrow(planes, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new PlaneTools(plane, trying),
                        new TrialBar(session.trial(), session.runs(), trying),
                        planes,
                        new TimeLinePane(time, plane));
    }

    /** Gives the keyboard to the plane. */
    void focusPlane() {
        planes.focusFirst();
    }
}
