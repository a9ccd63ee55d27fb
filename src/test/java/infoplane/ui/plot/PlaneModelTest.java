package infoplane.ui.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneGeometry;
import infoplane.measuring.PlanePoint;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunList;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the planes and the time line show of which runs. */
class PlaneModelTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final RunList runs = new RunList();
    private final PlaneModel model = new PlaneModel(runs, new Background(Runnable::run, Runnable::run, failures::add));
    private final TimeLine time = new TimeLine(model);

    @Test
    void withoutRunsThereIsOneEmptyPlaneWithItsCeilings() {
        model.setEmptyCeilings(SampleResults.CEILINGS);
        PlaneSeries empty = model.picture().get().series().get(0);
        assertEquals(0, empty.size());
        assertEquals(12, empty.ceilings().inputEntropy().bits(), 1e-12);
    }

    @Test
    void oneEstimatorIsShownUntilMoreAreChosen() {
        add("a", "x", "y");
        assertEquals(List.of("x"), shownEstimators(0));
        model.view().set(model.view().get().withEstimators(List.of("y", "x")));
        assertEquals(List.of("x", "y"), shownEstimators(0));
    }

    @Test
    void withoutAChoiceSideBySideShowsAllEstimators() {
        add("a", "x", "y");
        assertEquals(List.of(), model.shownEstimators(), "the first of each run");
        model.arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE);
        assertEquals(List.of("x", "y"), model.shownEstimators());
        model.view().set(model.view().get().withEstimators(List.of("y")));
        assertEquals(List.of("y"), model.shownEstimators());
    }

    @Test
    void aHiddenLayerOfOneRunIsShownInTheNext() {
        Run first = add("a", "x");
        Run second = add("b", "x");
        runs.showOnly(List.of(first));
        model.view().set(model.view().get().withHiddenLayers(Set.of(2)));
        runs.showOnly(List.of(first, second));
        assertEquals(Set.of(2), model.view().get().hiddenLayers(), "the first is still shown");
        runs.showOnly(List.of(first));
        runs.showOnly(List.of(second));
        assertEquals(Set.of(), model.view().get().hiddenLayers());
        model.view().set(model.view().get().withHiddenLayers(Set.of(1)));
        model.keepHiddenLayers();
        runs.showOnly(List.of(first));
        assertEquals(Set.of(1), model.view().get().hiddenLayers(), "a figure brings its runs and their hidden layers");
    }

    @Test
    void sideBySideShowsEverySeriesInAPlaneOfTheSameSize() {
        add("a", "x");
        Run other = add("b", "x", "y");
        model.arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE);
        List<PlaneGeometry> planes = model.picture().get().geometries(900, 600, FigureStyle.light());
        assertEquals(3, planes.size());
        assertEquals(1, planes.stream().map(plane -> plane.limits()).distinct().count());
        assertEquals(
                1,
                planes.stream()
                        .map(plane -> Math.round(plane.plot().getWidth()))
                        .distinct()
                        .count());
        other.visible().set(false);
        assertEquals(
                1,
                model.picture().get().geometries(900, 600, FigureStyle.light()).size());
    }

    @Test
    void sideBySideNeedsTwoRunsOrTwoEstimators() {
        assertFalse(model.several().get());
        Run first = add("a", "x");
        assertFalse(model.several().get());
        add("b", "x");
        assertTrue(model.several().get());
        first.visible().set(false);
        assertFalse(model.several().get());
        first.visible().set(true);
        runs.remove(first);
        runs.remove(runs.runs().get(0));
        add("c", "x", "y");
        assertTrue(model.several().get(), "side by side shows all estimators");
        model.view().set(model.view().get().withEstimators(List.of("y")));
        assertFalse(model.several().get());
    }

    @Test
    void aPointIsFoundInThePlaneOfItsRun() {
        add("a", "x");
        Run other = add("b", "x");
        model.arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE);
        PlanePicture picture = model.picture().get();
        List<PlaneGeometry> planes = picture.geometries(900, 600, FigureStyle.light());
        PlanePoint point = SampleResults.points("x", 10).get(4);
        double x = planes.get(1).x(Information.ofBits(8.99));
        double y = planes.get(1).y(Information.ofBits(0.26));
        assertEquals(Optional.of(new PointedAt(other, "b", point)), picture.nearest(planes, x, y, 5));
    }

    @Test
    void theNewestRunIsPaintedLast() {
        add("old", "x");
        add("new", "x");
        assertEquals(
                List.of("old", "new"),
                model.picture().get().series().stream().map(PlaneSeries::name).toList());
    }

    @Test
    void aViewChangesNoPoints() {
        add("a", "x");
        PlaneSeries before = model.picture().get().series().get(0);
        model.view().set(model.view().get().toggledLayer(2));
        assertEquals(before, model.picture().get().series().get(0), "the same points, not laid out again");
    }

    @Test
    void pinningTheSamePointLetsItGo() {
        Run run = add("a", "x");
        PointedAt point = new PointedAt(run, "a", SampleResults.points("x", 1).get(0));
        model.pin(Optional.of(point));
        assertEquals(Optional.of(point), model.pinned().get());
        model.pin(Optional.of(point));
        assertEquals(Optional.empty(), model.pinned().get());
    }

    @Test
    void theCursorStepsThroughMeasuredEpochs() {
        add("a", "x");
        assertEquals(10, time.cursorEpoch());
        assertEquals(EpochRange.ALL, model.view().get().epochs());
        assertNull(model.view().get().highlighted());
        time.step(-3);
        assertEquals(new EpochRange(0, 7), model.view().get().epochs());
        assertEquals(7, model.view().get().highlighted());
        time.single().set(true);
        assertEquals(new EpochRange(7, 7), model.view().get().epochs());
        time.showAll();
        assertEquals(EpochRange.ALL, model.view().get().epochs());
    }

    @Test
    void playingGoesFromTheStartToTheEndAndStops() {
        add("a", "x");
        time.playing().set(true);
        time.advance(5);
        assertEquals(5, time.cursorEpoch(), "half of the ten seconds");
        time.advance(6);
        assertEquals(10, time.cursorEpoch());
        assertEquals(false, time.playing().get());
    }

    @Test
    void theCursorFollowsARunUnderWayOnlyFromTheEnd() {
        Run run = add("a", "x");
        run.show(SampleResults.finished("a", 20, "x"));
        assertEquals(20, time.cursorEpoch());
        time.step(-5);
        run.show(SampleResults.finished("a", 30, "x"));
        assertEquals(15, time.cursorEpoch());
    }

    /** Point i of repeat r is at 12 − 3 (layer − 1) − epoch / 100 bits in each, so the mean is there too, without spread. */
    @Test
    void repeatsAreOneMeanPathUnlessTheyAreWantedOneByOne() {
        add("alone", "x");
        repeat(1);
        Run first = repeat(0);
        assertEquals(List.of("alone", "many, mean of 2"), names());
        assertEquals(first, model.picture().get().owners().get(1), "stands for all");
        Information mean =
                model.series().get().get(1).points().get(4).estimate().inputInformation();
        assertEquals(8.99, Objects.requireNonNull(mean).bits(), 1e-12);
        assertEquals(true, model.repeated().get());
        model.means().set(false);
        assertEquals(List.of("alone", "many · 2", "many · 1"), names());
    }

    @Test
    void runsAndEstimatorsSideBySideAreBothNamed() {
        add("same", "x", "y");
        add("same", "x", "y");
        model.arrangement().set(PlaneModel.Arrangement.SIDE_BY_SIDE);
        assertEquals(List.of("same", "same", "same 2", "same 2"), names());
        assertEquals(
                List.of("same · x", "same · y", "same 2 · x", "same 2 · y"),
                PlaneFigure.namesOf(model.series().get()));
    }

    @Test
    void aRepeatUnderWayIsShownForItself() {
        repeat(1);
        Run first = repeat(0);
        first.begin();
        model.means().set(false);
        model.means().set(true);
        assertEquals(List.of("many · 2", "many · 1"), names());
    }

    @Test
    void runsHaveTheColourThatTheListShowsAndFurtherEstimatorsAnother() {
        add("a", "x");
        Run other = add("b", "x", "y");
        other.colour().set(5);
        model.view()
                .set(model.view().get().withColouring(PlaneView.Colouring.RUN).withEstimators(List.of("x", "y")));
        FigureColours colours = FigureStyle.light().colours();
        BufferedImage image = FigureImages.render(model.picture().get().figure(), 900, 600, 1, FigureStyle.light());
        assertTrue(shows(image, colours.category(5)), "the run's own");
        assertTrue(shows(image, colours.category(1)), "its second estimator takes the first that no run has");
        assertFalse(shows(image, colours.category(2)));
    }

    private static boolean shows(BufferedImage image, Color colour) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == colour.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Run repeat(int index) {
        ExperimentSettings settings = SampleResults.settings("many").withRepeats(2);
        Run run = new Run(settings, Path.of("ensemble", "repeat-00" + index));
        run.name().set("many · " + (index + 1));
        RunResults made = SampleResults.finished("many", 10, "x");
        run.show(new RunResults(
                settings, made.status(), "", made.layers(), made.ceilings(), made.training(), made.points()));
        runs.add(run);
        return run;
    }

    private List<String> names() {
        return model.series().get().stream().map(PlaneSeries::name).toList();
    }

    private Run add(String name, String... estimators) {
        Run run = new Run(SampleResults.settings(name), Path.of(name));
        run.show(SampleResults.finished(name, 10, estimators));
        runs.add(run);
        assertEquals(List.of(), failures);
        return run;
    }

    private List<String> shownEstimators(int panel) {
        return model.picture().get().seriesOf(panel).stream()
                .map(PlaneSeries::estimator)
                .toList();
    }
}
