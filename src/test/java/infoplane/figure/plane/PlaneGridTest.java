package infoplane.figure.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.figure.ColourMap;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneGridTest {
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final List<Integer> EPOCHS = List.of(0, 10, 100, 1000, 8000);

    private final PlaneGrid grid = new PlaneGrid(
            List.of(series("binning:idnns", 1), series("kde:upper:0.001", 0.5), series("quantised", 0.2)),
            PlaneView.defaults().with(PlaneMark.LABELS, false).with(PlaneMark.WARNINGS, false));

    private static PlaneSeries series(String estimator, double squeeze) {
        return PlaneSeries.of(SyntheticRun.of("run", estimator, EPOCHS, 1, squeeze), estimator);
    }

    @ParameterizedTest
    @CsvSource({"1200, 420, 3, 1", "500, 1100, 1, 3", "900, 800, 2, 2"})
    void plotsAreSideBySideInPleasantShapesAndNeverOverlap(double width, double height, int columns, int rows) {
        List<Rectangle2D> plots = grid.geometry(width, height, STYLE).stream()
                .map(PlaneGeometry::plot)
                .toList();
        assertEquals(
                columns,
                plots.stream().mapToDouble(Rectangle2D::getX).distinct().count());
        assertEquals(
                rows, plots.stream().mapToDouble(Rectangle2D::getY).distinct().count());
        for (int one = 0; one < plots.size(); one++) {
            assertTrue(new Rectangle2D.Double(0, 0, width, height).contains(plots.get(one)));
            for (int other = one + 1; other < plots.size(); other++) {
                assertFalse(plots.get(one).intersects(plots.get(other)));
            }
        }
    }

    /** Readers get words; rows of tables are found by the ids that files and the command line have. */
    @Test
    void estimatorsAreNamedInWordsAndKeyedByIds() {
        PlaneSeries one = series("binning:equal-width:30:activation", 1);
        PlaneSeries other = series("binning:equal-width:196:activation", 1);
        List<PlaneSeries> both = List.of(one, other);
        assertEquals(List.of("Binning, 30 bins", "Binning, 196 bins"), PlaneFigure.namesOf(both));
        assertEquals("run · Binning, 30 bins", new PlaneFigure(List.of(one), PlaneView.defaults()).title());
        assertEquals("run · 2 estimators", new PlaneFigure(both, PlaneView.defaults()).title());
        PlaneGrid apart = new PlaneGrid(both, PlaneView.defaults());
        assertEquals(
                List.of("binning:equal-width:30:activation", "binning:equal-width:196:activation"),
                apart.table().rows().stream().map(row -> row.get(1)).distinct().toList());
        assertEquals(
                List.of("binning:equal-width:30:activation", "binning:equal-width:196:activation"),
                apart.summary().rows().stream()
                        .map(row -> row.get(0))
                        .distinct()
                        .toList());
    }

    @Test
    void allHaveTheSameAxes() {
        List<PlaneGeometry> geometries = grid.geometry(1200, 420, STYLE);
        for (PlaneGeometry geometry : geometries) {
            assertEquals(geometries.get(0).limits(), geometry.limits());
            assertEquals(geometries.get(0).plot().getWidth(), geometry.plot().getWidth(), 1e-9);
        }
    }

    @Test
    void eachPointIsPaintedInThePlotOfItsEstimator() {
        List<PlaneGeometry> geometries = grid.geometry(1200, 420, STYLE);
        BufferedImage image = FigureImages.render(grid, 1200, 420, 2, STYLE);
        for (int cell = 0; cell < 3; cell++) {
            PlaneGeometry geometry = geometries.get(cell);
            PlaneSeries series = List.of(
                            series("binning:idnns", 1), series("kde:upper:0.001", 0.5), series("quantised", 0.2))
                    .get(cell);
            int last = series.size() - 1;
            double x = geometry.x(new Information(series.input[last]));
            double y = geometry.y(new Information(series.label[last]));
            assertEquals(
                    ColourMap.VIRIDIS.colour(1).getRGB(), image.getRGB((int) (x * 2), (int) (y * 2)), "plot " + cell);
            assertEquals(
                    series.points().get(last),
                    geometry.nearest(x, y, 2).orElseThrow().point());
        }
    }

    @Test
    void zoomingOneZoomsAllAboutThePointer() {
        PlaneGeometry second = grid.geometry(1200, 420, STYLE).get(1);
        double x = second.plot().getCenterX() + 20;
        double y = second.plot().getCenterY() - 30;
        PlaneGeometry after =
                grid.with(second.zoomed(x, y, 2)).geometry(1200, 420, STYLE).get(1);
        assertEquals(x, after.x(second.input(x)), 1e-6);
        assertEquals(y, after.y(second.label(y)), 1e-6);
    }

    @Test
    void theTableAndTheFilmHoldAllOfThem() {
        assertEquals(3 * EPOCHS.size() * 6, grid.table().rows().size());
        assertEquals(EPOCHS.size(), grid.film(100).size());
        assertEquals("run", grid.title());
    }

    @Test
    void nothingIsAnEmptyPicture() {
        PlaneGrid empty = new PlaneGrid(List.of(), PlaneView.defaults());
        assertEquals(300, FigureImages.render(empty, 300, 200, 1, STYLE).getWidth());
    }
}
