package infoplane.figure.plane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.figure.ColourMap;
import infoplane.figure.EpochRange;
import infoplane.figure.Figure;
import infoplane.figure.FigureColours;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.figure.Formula;
import infoplane.figure.Legend;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.SyntheticRun;
import infoplane.measuring.Ceilings;
import infoplane.measuring.PlanePoint;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels where the geometry says that something is. Points are set far apart, so that none covers another. */
class PlaneFigureTest {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 500;
    private static final double SCALE = 2;
    private static final FigureStyle STYLE = FigureStyle.light();
    private static final PlaneView BARE = PlaneView.defaults()
            .with(PlaneMark.LINES, false)
            .with(PlaneMark.LABELS, false)
            .with(PlaneMark.WARNINGS, false);

    private final List<PlanePoint> points = List.of(
            point(0, 1, 10.3, 0.93, Set.of()),
            point(0, 2, 2.3, 0.13, Set.of()),
            point(50, 1, 8.3, 0.83, Set.of(EstimateFlag.NO_SAMPLING_ERROR)),
            point(50, 2, 4.3, 0.33, Set.of(EstimateFlag.SATURATED)),
            point(1000, 1, 6.3, 0.73, Set.of()),
            point(1000, 2, 5.3, 0.63, Set.of()));
    private final PlaneFigure figure = new PlaneFigure(List.of(series(points)), BARE);

    private static PlanePoint point(int epoch, int layer, double input, double label, Set<EstimateFlag> flags) {
        return SyntheticRun.point("binning", epoch, layer, input, label, flags);
    }

    private static PlaneSeries series(List<PlanePoint> points) {
        Ceilings ceilings = new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(1));
        return PlaneSeries.of("run", "binning", List.of("T1", "T2"), ceilings, 0, points);
    }

    private static BufferedImage render(PlaneFigure figure) {
        return FigureImages.render(figure, WIDTH, HEIGHT, SCALE, STYLE);
    }

    private static int pixel(PlaneFigure figure, double inputBits, double labelBits) {
        PlaneGeometry geometry = figure.geometry(WIDTH, HEIGHT, STYLE);
        int x = (int) (geometry.x(Information.ofBits(inputBits)) * SCALE);
        int y = (int) (geometry.y(Information.ofBits(labelBits)) * SCALE);
        return render(figure).getRGB(x, y);
    }

    private static int background() {
        return STYLE.colours().background().getRGB();
    }

    @ParameterizedTest
    @EnumSource(ColourMap.class)
    void theFirstEpochHasTheFirstColourAndTheLastTheLast(ColourMap map) {
        PlaneFigure shown = figure.with(BARE.withMap(map));
        assertEquals(map.colour(0).getRGB(), pixel(shown, 10.3, 0.93));
        assertEquals(map.colour(0).getRGB(), pixel(shown, 2.3, 0.13));
        assertEquals(map.colour(1).getRGB(), pixel(shown, 6.3, 0.73));
    }

    @Test
    void theColourBetweenFollowsTheLogarithmOrTheEpoch() {
        ColourMap map = BARE.map();
        double byLogarithm = Math.log1p(50) / Math.log1p(1000);
        assertEquals(map.colour(byLogarithm).getRGB(), pixel(figure, 8.3, 0.83));
        assertEquals(map.colour(0.05).getRGB(), pixel(figure.with(BARE.withLogarithmic(false)), 8.3, 0.83));
    }

    @Test
    void aHiddenLayerIsAbsentAndTheOtherIsNot() {
        PlaneFigure hidden = figure.with(BARE.withHiddenLayers(Set.of(2)));
        assertEquals(background(), pixel(hidden, 2.3, 0.13));
        assertEquals(pixel(figure, 6.3, 0.73), pixel(hidden, 6.3, 0.73));
    }

    /** One value of −25 bits beside others between 2 and 11: the axes are those of the others, and the edge says its value. */
    @Test
    void anIncredibleValueFlattensNothingAndIsMarkedAtTheEdge() {
        List<PlanePoint> more = new ArrayList<>(points);
        more.add(point(50, 3, -25, 0.43, Set.of()));
        PlaneFigure shown = new PlaneFigure(List.of(series(more)), BARE);
        assertEquals(figure.automaticLimits(), shown.automaticLimits());
        double left = new Information(shown.limits().inputLower()).bits() + 0.08;
        assertEquals(BARE.map().colour(Math.log1p(50) / Math.log1p(1000)).getRGB(), pixel(shown, left, 0.43));
        PlaneFigure zoomed = shown.with(BARE.withLimits(figure.automaticLimits()));
        assertNotEquals(pixel(shown, left, 0.43), pixel(zoomed, left, 0.43), "who zooms leaves values out knowingly");
    }

    @Test
    void whereNothingElseIsKnownTheAxesFollowIncredibleValues() {
        PlaneFigure only = new PlaneFigure(List.of(series(List.of(point(0, 1, -25, 0.4, Set.of())))), BARE);
        assertTrue(only.limits().inputLower() < Information.ofBits(-25).nats());
        PlaneGrid beside = new PlaneGrid(List.of(series(points), only.series().get(0)), BARE);
        PlaneLimits shared = beside.geometry(WIDTH, HEIGHT, STYLE).get(0).limits();
        assertEquals(figure.automaticLimits(), shared, "planes beside it stay as they are");
    }

    /** What has no place, or is hidden, moves no axis. */
    @Test
    void axesFollowWhatCanBeSeen() {
        PlaneSeries placeless = PlaneSeries.of(
                "run",
                "ross",
                List.of("T1"),
                series(points).ceilings(),
                0,
                List.of(new PlanePoint("ross", 0, 1, labelOnly(1.2))));
        PlaneFigure both = new PlaneFigure(List.of(series(points), placeless), BARE);
        assertEquals(figure.automaticLimits(), both.automaticLimits());
        PlaneView free = BARE.with(PlaneMark.CEILINGS, false).with(PlaneMark.IMPOSSIBLE, false);
        double all = figure.with(free).limits().inputUpper();
        double second = figure.with(free.withHiddenLayers(Set.of(1))).limits().inputUpper();
        assertTrue(second < all * 0.6, "T2 ends at 5.3 bits, T1 at 10.3");
    }

    private static PlaneEstimate labelOnly(double bits) {
        return new PlaneEstimate(null, Information.ofBits(bits), null, null, null, null, null, null, Set.of());
    }

    @Test
    void epochsOutsideTheRangeAreAbsent() {
        PlaneFigure some = figure.with(BARE.withEpochs(new EpochRange(1, 999)));
        assertEquals(background(), pixel(some, 10.3, 0.93));
        assertEquals(background(), pixel(some, 6.3, 0.73));
        assertNotEquals(background(), pixel(some, 8.3, 0.83));
    }

    @Test
    void layersAndRunsHaveColoursOfTheirOwn() {
        FigureColours colours = STYLE.colours();
        PlaneFigure byLayer = figure.with(BARE.withColouring(PlaneView.Colouring.LAYER));
        assertEquals(colours.layer(1, 6).getRGB(), pixel(byLayer, 10.3, 0.93));
        assertEquals(colours.layer(2, 6).getRGB(), pixel(byLayer, 2.3, 0.13));
        PlaneFigure byRun = figure.with(BARE.withColouring(PlaneView.Colouring.RUN));
        assertEquals(colours.category(0).getRGB(), pixel(byRun, 2.3, 0.13));
    }

    /** I(T;Y) above I(X;T), above H(Y) = 1 bit, or I(X;T) above H(X) = 12 bits. */
    @Test
    void theImpossibleRegionIsShadedAndOnlyThat() {
        assertNotEquals(background(), pixel(figure, 0.1, 0.85), "above the diagonal");
        assertNotEquals(background(), pixel(figure, 5.3, 1.02), "above H(Y)");
        assertNotEquals(background(), pixel(figure, 12.2, 0.53), "beyond H(X)");
        assertEquals(background(), pixel(figure, 0.95, 0.85), "below the diagonal");
        assertEquals(background(), pixel(figure, 11.8, 0.53), "below H(X)");
        assertEquals(background(), pixel(figure.with(BARE.with(PlaneMark.IMPOSSIBLE, false)), 0.1, 0.85));
    }

    /** Names of ceilings that would cover each other are one. */
    @Test
    void namesOfCeilingsStandApart() {
        assertArrayEquals(
                new double[] {10, 22},
                PlanePainter.readable(DoubleStream.of(12, 10, 22, 15, 10), 10).toArray());
    }

    @Test
    void linesJoinTheLayersOfAnEpoch() {
        PlaneFigure lines = figure.with(BARE.with(PlaneMark.LINES, true));
        assertEquals(background(), pixel(figure, 6.3, 0.58));
        assertNotEquals(background(), pixel(lines, 6.3, 0.58), "halfway between the layers of epoch 50");
    }

    @Test
    void warningsAreRingsAroundDoubtfulPointsOnly() {
        PlaneFigure warned = figure.with(BARE.with(PlaneMark.WARNINGS, true));
        int[] doubtful = differences(render(figure), render(warned));
        PlaneGeometry geometry = figure.geometry(WIDTH, HEIGHT, STYLE);
        double x = geometry.x(Information.ofBits(4.3)) * SCALE;
        double y = geometry.y(Information.ofBits(0.33)) * SCALE;
        assertEquals(x, (doubtful[0] + doubtful[2]) / 2.0, 1.5, "the ring's middle");
        assertEquals(y, (doubtful[1] + doubtful[3]) / 2.0, 1.5, "the ring's middle");
    }

    /** Left, top, right and bottom of what differs inside the plot; the legend may say more. */
    private int[] differences(BufferedImage one, BufferedImage other) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
        int top = (int) (figure.geometry(WIDTH, HEIGHT, STYLE).plot().getY() * SCALE);
        for (int y = top; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }

    @Test
    void theHighlightedEpochIsOnTop() {
        PlaneFigure highlighted = figure.with(BARE.withHighlighted(50));
        assertEquals(STYLE.colours().ink().getRGB(), pixel(highlighted, 6.3, 0.58), "its line");
        assertEquals(pixel(figure, 8.3, 0.83), pixel(highlighted, 8.3, 0.83), "its point keeps its colour");
    }

    @Test
    void missingCoordinatesAreLeftOut() {
        List<PlanePoint> odd = List.of(points.get(0), point(1, 1, Double.NaN, 0.5, Set.of()));
        PlaneFigure some = new PlaneFigure(List.of(series(odd)), PlaneView.defaults());
        assertEquals(ColourMap.VIRIDIS.colour(0).getRGB(), pixel(some.with(BARE), 10.3, 0.93));
        assertEquals(BufferedImage.TYPE_INT_ARGB_PRE, render(some).getType());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 2000})
    void anySizeCanBePainted(int size) {
        for (FigureStyle style : List.of(STYLE, FigureStyle.dark(), FigureStyle.paper())) {
            BufferedImage image = FigureImages.render(figure.with(PlaneView.defaults()), size, size * 0.6, 1, style);
            assertEquals(style.colours().background().getRGB(), image.getRGB(0, 0));
        }
    }

    @Test
    void nothingMeasuredIsAnEmptyPlane() {
        PlaneFigure empty = new PlaneFigure(List.of(), PlaneView.defaults());
        assertEquals(WIDTH * SCALE, render(empty).getWidth());
        assertEquals(1, empty.film(50).size());
        assertTrue(empty.table().rows().isEmpty());
    }

    @Test
    void thePictureIsOpaqueAndAlwaysTheSame() {
        int[] first = ((DataBufferInt) render(figure).getRaster().getDataBuffer()).getData();
        int[] second = ((DataBufferInt) render(figure).getRaster().getDataBuffer()).getData();
        assertArrayEquals(first, second);
        assertTrue(Arrays.stream(first).allMatch(argb -> argb >>> 24 == 255));
    }

    @Test
    void theFilmGrowsToTheWholePicture() {
        List<Figure> film = figure.film(2);
        assertEquals(2, film.size());
        assertEquals(2, film.get(0).table().rows().size());
        assertEquals(6, film.get(1).table().rows().size());
        assertEquals(3, figure.film(100).size(), "as many frames as epochs at most");
    }

    @Test
    void whileARunGoesOnColoursReachToItsLastEpoch() {
        Ceilings ceilings = new Ceilings(Information.ofBits(12), Information.ofBits(1), Information.ofBits(1));
        PlaneSeries going = PlaneSeries.of("run", "binning", List.of("T1", "T2"), ceilings, 100_000, points);
        int expected =
                ColourMap.VIRIDIS.colour(Math.log1p(1000) / Math.log1p(100_000)).getRGB();
        assertEquals(expected, pixel(new PlaneFigure(List.of(going), BARE), 6.3, 0.73));
    }

    @Test
    void darkPicturesAreDark() {
        BufferedImage image = FigureImages.render(figure, WIDTH, HEIGHT, 1, FigureStyle.dark());
        assertTrue(new Color(image.getRGB(2, 2)).getRed() < 40);
    }

    private static List<String> legend(PlaneSeries... series) {
        return PlaneLegend.items(List.of(series), PlaneView.defaults(), FigureStyle.light()).stream()
                .map(Legend.Item::text)
                .toList();
    }

    /** A hidden layer is listed where a click can show it again, and nowhere else. */
    @Test
    void filesDoNotListWhatTheyDoNotShow() {
        PlaneView hidden = PlaneView.defaults().withHiddenLayers(Set.of(2));
        FigureStyle file = FigureStyle.light();
        assertTrue(PlaneLegend.items(figure.series(), hidden, file.withHiddenListed(true)).stream()
                .anyMatch(item -> Formula.upright(item.text()).equals("T₂")));
        assertTrue(PlaneLegend.items(figure.series(), hidden, file).stream()
                .noneMatch(item -> Formula.upright(item.text()).equals("T₂")));
    }

    /** 6 layers at 501 epochs are more than 3000 points: an image in a drawing, which is worth a word. */
    @Test
    void filesSayWhereDrawingsHoldAnImage() {
        PlaneFigure small = plane(499);
        PlaneFigure large = plane(500);
        FigureStyle style = FigureStyle.light();
        for (FigureFormat format : FigureFormat.values()) {
            boolean drawing = format == FigureFormat.PDF || format == FigureFormat.SVG;
            assertEquals(List.of(), small.remarks(format, WIDTH, HEIGHT, style), format.toString());
            assertEquals(
                    drawing ? 1 : 0, large.remarks(format, WIDTH, HEIGHT, style).size(), format.toString());
            assertEquals(
                    large.remarks(format, WIDTH, HEIGHT, style),
                    new PlaneGrid(large.series(), PlaneView.defaults()).remarks(format, WIDTH, HEIGHT, style));
        }
    }

    private static PlaneFigure plane(int lastEpoch) {
        return PlaneFigure.of(
                List.of(SyntheticRun.of(
                        IntStream.rangeClosed(0, lastEpoch).boxed().toList())),
                PlaneView.defaults());
    }

    /** What spans the activations of a part of the run says so, and which it is beside others. */
    @Test
    void provisionalPointsAreNamedSo() {
        PlaneSeries growing = series(List.of(point(0, 1, 3, 0.3, Set.of(EstimateFlag.PROVISIONAL))));
        String words = "provisional: bins span the activations seen so far";
        assertTrue(legend(growing).contains(words));
        assertTrue(legend(series(points)).stream().noneMatch(text -> text.contains("provisional")));
        assertTrue(
                legend(growing, series(points)).contains("provisional (run): bins span the activations seen so far"));
        assertTrue(legend(growing).stream().noneMatch("flagged"::equals), "which is no fault");
    }

    /** A plane without points says why, where its middle is. */
    @Test
    void aPlaneWithoutPointsSaysWhy() {
        PlanePoint only = SyntheticRun.point("ksg", 0, 1, Double.NaN, 0.5, Set.of(EstimateFlag.NO_INPUT_INFORMATION));
        PlaneSeries none = series(List.of(only));
        assertTrue(none.placeless());
        assertTrue(none.placelessReason().contains("infinite"), none.placelessReason());
        assertEquals("", series(points).placelessReason());
        PlaneEstimate refused = PlaneEstimate.refused(new Refusal(false, "its columns add up to 1"));
        String reason = series(List.of(new PlanePoint("lga:5", 7, 2, refused))).placelessReason();
        assertTrue(reason.endsWith("T2 at epoch 7 refused: its columns add up to 1."), reason);
        PlaneFigure empty = new PlaneFigure(List.of(none), BARE);
        PlaneFigure nothing = new PlaneFigure(List.of(series(List.of())), BARE);
        int differing = differing(render(empty), render(nothing));
        assertTrue(differing > 500, "words: " + differing);
    }

    /** In a part of the plane that the last epochs lie outside of, layers are named where they can be seen. */
    @Test
    void namesStayInThePartThatIsShown() {
        PlaneLimits part = new PlaneLimits(
                Information.ofBits(2).nats(),
                Information.ofBits(4.7).nats(),
                Information.ofBits(0.1).nats(),
                Information.ofBits(0.4).nats());
        PlaneFigure zoomed = figure.with(BARE.withLimits(part));
        int named = differing(render(zoomed), render(zoomed.with(zoomed.view().with(PlaneMark.LABELS, true))));
        assertTrue(named > 50, "T2 is named at epoch 50: " + named);
    }

    /** Points keep the colour of their epoch; lines, and names, have that of their run. */
    @Test
    void linesTellOverlaidRunsApart() {
        PlaneSeries one = series(points).withColour(1);
        PlaneSeries other = series(List.of()).withColour(2);
        PlaneFigure alone = new PlaneFigure(List.of(one), BARE.with(PlaneMark.LINES, true));
        PlaneFigure two = new PlaneFigure(List.of(one, other), BARE.with(PlaneMark.LINES, true));
        PlaneFigure recoloured = new PlaneFigure(List.of(one.withColour(3), other), BARE.with(PlaneMark.LINES, true));
        assertEquals(pixel(alone, 10.3, 0.93), pixel(two, 10.3, 0.93), "its epoch");
        assertNotEquals(pixel(two, 5.8, 0.68), pixel(recoloured, 5.8, 0.68), "the line of epoch 1000, half way");
    }

    private static int differing(BufferedImage one, BufferedImage other) {
        int differing = 0;
        for (int x = 0; x < one.getWidth(); x++) {
            for (int y = 0; y < one.getHeight(); y++) {
                differing += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return differing;
    }
}
