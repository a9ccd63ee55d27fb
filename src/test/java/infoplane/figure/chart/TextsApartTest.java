package infoplane.figure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.KdeSettings;
import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneSeries;
import infoplane.figure.SyntheticRun;
import infoplane.measuring.BottleneckLimit;
import infoplane.measuring.Ceilings;
import infoplane.measuring.Layer;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.UnitLook;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeVerdict;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleAnswer;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleVerdict;
import java.awt.Graphics;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.batik.ext.awt.g2d.DefaultGraphics2D;
import org.apache.batik.ext.awt.g2d.GraphicContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No two texts of a figure lie over each other, and none reaches out of the picture, at the sizes that windows give figures. */
class TextsApartTest {
    private static final List<String> NAMES =
            List.of("T1 relu 10", "T2 relu 7", "T3 relu 5", "T4 relu 4", "T5 relu 3", "T6 softmax 2");
    private static final Layer LAYER = new Layer(2, "T2 tanh 7", 7, "tanh", new Range(-1, 1));
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    /** Words side by side are read as one word if they are nearer than this. */
    private static final double GAP = 2;

    private record Written(String text, Rectangle2D ink) {
        boolean over(Written other) {
            return ink.intersects(
                    other.ink.getX() - GAP, other.ink.getY(), other.ink.getWidth() + 2 * GAP, other.ink.getHeight());
        }
    }

    /** Keeps where each text has its ink. */
    private static final class Recorder extends DefaultGraphics2D {
        private final List<Written> written;

        Recorder(List<Written> written) {
            super(false);
            this.written = written;
            gc = new GraphicContext();
        }

        private Recorder(Recorder other) {
            super(other);
            written = other.written;
        }

        @Override
        public Graphics create() {
            return new Recorder(this);
        }

        @Override
        public void drawString(String text, float x, float y) {
            if (!text.isBlank()) {
                keep(text, new TextLayout(text, getFont(), METRICS), x, y);
            }
        }

        @Override
        public void drawString(AttributedCharacterIterator letters, float x, float y) {
            StringBuilder text = new StringBuilder();
            for (char c = letters.first(); c != AttributedCharacterIterator.DONE; c = letters.next()) {
                text.append(c);
            }
            keep(text.toString(), new TextLayout(letters, METRICS), x, y);
        }

        private void keep(String text, TextLayout layout, float x, float y) {
            Shape ink = layout.getOutline(AffineTransform.getTranslateInstance(x, y));
            written.add(
                    new Written(text, getTransform().createTransformedShape(ink).getBounds2D()));
        }
    }

    private static Stream<Arguments> figures() {
        List<Arguments> all = new ArrayList<>();
        for (int[] size : new int[][] {{690, 130}, {690, 210}, {1290, 330}, {620, 590}, {940, 560}, {1880, 900}}) {
            for (boolean relative : new boolean[] {false, true}) {
                all.add(Arguments.of(scales(relative), size[0], size[1]));
            }
            all.add(Arguments.of(new UnitFigure(List.of(unit("one", 8))), size[0], size[1]));
            all.add(Arguments.of(distances(), size[0], size[1]));
        }
        for (int[] size : new int[][] {{520, 170}, {980, 600}, {1900, 960}}) {
            all.add(Arguments.of(new UnitFigure(List.of(unit("one", 8))), size[0], size[1]));
        }
        for (int[] size : new int[][] {{980, 600}, {1900, 960}}) {
            all.add(Arguments.of(new UnitFigure(List.of(unit("one", 8), unit("other", 8))), size[0], size[1]));
        }
        for (int[] size : new int[][] {{645, 590}, {1040, 900}, {900, 420}}) {
            all.add(Arguments.of(coordinates(), size[0], size[1]));
        }
        return all.stream();
    }

    private static ScalesFigure scales(boolean relative) {
        ScaleGrid grid = ScaleGrid.usual(relative);
        double[] bits = new double[grid.points()];
        List<LayerScales> layers = IntStream.rangeClosed(1, NAMES.size())
                .mapToObj(layer -> new LayerScales(
                        layer,
                        NAMES.get(layer - 1),
                        Stream.of(0, 1, 10, 100, 1000)
                                .map(epoch -> new ScaleBounds(epoch, 1, filled(bits, epoch), bits, bits, bits))
                                .toList(),
                        Collections.nCopies(grid.points(), new ScaleAnswer(ScaleVerdict.COMPRESSES, 10, 1, 2, 0))))
                .toList();
        return new ScalesFigure("a run", new ScaleSpace(grid, 4096, layers), ScalesView.GAP, ChartView.defaults());
    }

    private static double[] filled(double[] like, double value) {
        double[] all = like.clone();
        Arrays.fill(all, value / 120);
        return all;
    }

    private static UnitFigure.ShownUnit unit(String run, int weights) {
        double[] bars = new double[weights];
        double[] shares = new double[30];
        for (int place = 0; place < weights; place++) {
            bars[place] = (place % 3 - 1) * 0.37;
        }
        shares[3] = 0.75;
        shares[4] = 0.25;
        List<UnitLook.Response> responses = List.of(new UnitLook.Response(
                UnitLook.ResponseKind.PLANE,
                3,
                3,
                new double[] {0, 0.1, 0.2, 0.3, -0.4, 0.5, 0.6, 0.7, 0.8},
                List.of(new Range(-1, 1), new Range(-1, 1))));
        return new UnitFigure.ShownUnit(
                run,
                new UnitLook(
                        LAYER,
                        1,
                        1000,
                        bars,
                        0.25,
                        new Range(-1, 1),
                        shares,
                        Information.ofBits(2.25),
                        Information.ofBits(0.25),
                        "Binning, 30 bins",
                        responses));
    }

    private static GaugeFigure coordinates() {
        List<GaugeAudit.Fall> falls = new ArrayList<>();
        String bins = BinningSettings.defaults().id();
        String kernels = KdeSettings.defaults().id();
        for (int layer = 1; layer <= NAMES.size(); layer++) {
            for (String estimator : List.of(bins, kernels)) {
                falls.add(new GaugeAudit.Fall(
                        layer,
                        estimator,
                        Information.ofBits(0.1),
                        Information.ofBits(0.4),
                        Information.ofBits(0.2),
                        Information.ofBits(0),
                        Information.ofBits(6.5),
                        layer == 1 ? GaugeVerdict.SATURATED : GaugeVerdict.ARTEFACT));
            }
        }
        GaugeAudit audit =
                new GaugeAudit(100, List.of(0, 10), List.of(BinningSettings.defaults(), KdeSettings.defaults()), falls);
        return new GaugeFigure(List.of(GaugeFigure.Audited.of("a run", NAMES, audit)), InformationUnit.BITS);
    }

    /** Two layers with soft labels, whose limit is known. */
    private static CurvesFigure distances() {
        List<PlanePoint> points = new ArrayList<>();
        for (int epoch : new int[] {0, 1, 10, 100, 1000}) {
            for (int layer = 1; layer <= NAMES.size(); layer++) {
                points.add(SyntheticRun.point("x", epoch, layer, 12.0 - layer, 0.9 - 0.1 * layer, Set.of()));
            }
        }
        Information known = Information.ofBits(0.9);
        Ceilings ceilings = new Ceilings(
                Information.ofBits(12),
                Information.ofBits(1),
                known,
                List.of(
                        new BottleneckLimit.Corner(Information.ofBits(0), Information.ofBits(0)),
                        new BottleneckLimit.Corner(Information.ofBits(6), known)));
        return new CurvesFigure(List.of(PlaneSeries.of("soft", "x", NAMES, ceilings, 0, points)), ChartView.defaults());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void textsDoNotLieOverEachOther(Figure figure, int width, int height) {
        for (boolean titled : new boolean[] {false, true}) {
            List<Written> written = new ArrayList<>();
            figure.paint(
                    new Recorder(written), width, height, FigureStyle.light().withTitle(titled));
            assertTrue(written.size() > 5, "what is written is seen");
            List<String> wrong = new ArrayList<>();
            Rectangle2D all = new Rectangle2D.Double(0, 0, width, height);
            for (int one = 0; one < written.size(); one++) {
                Written text = written.get(one);
                if (!all.contains(text.ink())) {
                    wrong.add(text.text() + " reaches out: " + text.ink());
                }
                for (int other = 0; other < one; other++) {
                    if (text.over(written.get(other))) {
                        wrong.add(
                                text.text() + " lies over " + written.get(other).text());
                    }
                }
            }
            assertEquals(List.of(), wrong, figure.getClass().getSimpleName() + " of " + width + " × " + height);
        }
    }
}
