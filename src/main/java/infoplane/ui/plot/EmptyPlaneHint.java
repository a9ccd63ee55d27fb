package infoplane.ui.plot;

import atlantafx.base.theme.Styles;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.PlaneSeries;
import infoplane.ui.theme.Controls;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Tells the user what to do if estimates exist but none of them has a place in the plane. */
final class EmptyPlaneHint extends HBox {
    /**
     * @param chart id of the open chart
     * @param measure measures the shown runs again with an estimator
     */
    EmptyPlaneHint(PlaneModel plane, StringProperty chart, Consumer<EstimatorSettings> measure) {
        getStyleClass().add("way-out");
        setId("wayOut");
        Label words = new Label("Nothing here has a place in the plane.");
        words.getStyleClass().add(Styles.TEXT_MUTED);
        Button curves = new Button("See the curves");
        curves.setId("seeCurves");
        curves.setOnAction(event -> chart.set("curves"));
        Button bins = new Button("Measure with bins");
        bins.setId("measureWithBins");
        bins.setTooltip(Controls.tooltip("Measures the shown runs again by binning, which has a finite I(X;T)"));
        bins.setOnAction(event -> measure.accept(BinningSettings.defaults()));
        curves.getStyleClass().add(Styles.SMALL);
        bins.getStyleClass().add(Styles.SMALL);
        getChildren().addAll(words, curves, bins);
        Controls.showWhile(
                plane.series()
                        .map(series -> !series.isEmpty() && series.stream().allMatch(PlaneSeries::placeless)),
                this);
    }
}
