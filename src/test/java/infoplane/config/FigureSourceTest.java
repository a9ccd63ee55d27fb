package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.FigureSource.Shown;
import infoplane.core.InvalidInputException;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.schedule.ScheduleSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a figure's file says of its runs: of one as it always was, of several all of them. */
class FigureSourceTest {
    private static final ExperimentSettings ONE =
            ExperimentSettings.defaults().withName("one").withSeed(1);
    private static final ExperimentSettings TWO = ONE.withName("two").withSeed(2);
    private static final MeasureSettings KERNELS = ONE.measure().with(List.of(KdeSettings.defaults()));
    private static final MeasureSettings RARELY =
            ONE.measure().with(new ScheduleSettings.Every(7)).with(List.of(QuantisedSettings.defaults()));
    private static final Shown FIRST = new Shown("one", "one-2026", ONE, "{\"version\":\"0.1.0\",\"seed\":1}");
    private static final Shown SECOND = new Shown("the other", "two-2026", TWO, "");

    /** Nothing as usual. */
    private static final FigureView LOOK = new FigureView(
            true,
            false,
            List.of("kde:upper:0.1"),
            "nats",
            "run",
            "cividis",
            false,
            List.of("legend"),
            true,
            List.of(2),
            List.of(0.0, 1.5, -0.25, 0.5));

    private static FigureSource figure(Shown... runs) {
        return new FigureSource(List.of(runs), FigureView.defaults());
    }

    /** The format of figures made before, which opens as the experiment in every version. */
    @Test
    void ofOneRunItIsTheExperimentAsItsOwnFileHasIt() {
        assertEquals(Json.write(ONE), figure(FIRST).write());
    }

    @Test
    void ofTheRepeatsOfOneExperimentToo() {
        ExperimentSettings three = ONE.withRepeats(3);
        Shown first = new Shown("one · 1", "one-2026/repeat-000", three, "");
        Shown third = new Shown("one · 3", "one-2026/repeat-002", three, "");
        assertEquals(Json.write(three), figure(first, third).write());
        Shown elsewhere = new Shown("one 2 · 1", "again-2026/repeat-000", three, "");
        assertEquals(
                2,
                FigureSource.parse(figure(first, elsewhere).write(), "f").runs().size());
    }

    @Test
    void ofSeveralRunsItIsEachWithItsExperimentAndProvenance() {
        String json = new FigureSource(List.of(FIRST, SECOND), LOOK).write();
        FigureSource read = FigureSource.parse(json, "f.png");
        assertEquals(List.of(FIRST, SECOND), read.runs());
        assertEquals(LOOK, read.view());
        assertEquals("1 one, 2 the other", read.numbered());
    }

    /** What the reader of a figure sees is not the whole of a plane that was zoomed or had layers hidden. */
    @Test
    void ofOneRunThatIsShownOtherwiseThanUsualItIsAlsoHow() {
        FigureView view = FigureView.defaults().withPlane(List.of(1, 2), List.of(0.0, 1.0, 0.0, 0.5));
        FigureSource read = FigureSource.parse(new FigureSource(List.of(FIRST), view).write(), "f.png");
        assertEquals(List.of(FIRST), read.runs());
        assertEquals(view, read.view());
        assertTrue(read.isMoreThanAnExperiment());
    }

    /** Points that were added later came from these settings, and come back from them alone. */
    @Test
    void howARunWasMeasuredLaterComesAlong() {
        Shown one = new Shown("one", "one-2026", ONE, "", new LaterMeasures(List.of(KERNELS, RARELY)));
        FigureSource read = FigureSource.parse(figure(one).write(), "f.png");
        assertEquals(List.of(one), read.runs());
        assertTrue(read.isMoreThanAnExperiment());
        assertEquals(
                List.of(BinningSettings.defaults(), KdeSettings.defaults()),
                read.first().measure().estimators(),
                "what the experiment can measure by itself");
        assertEquals(List.of(RARELY), read.runs().get(0).rest(), "the rest is measured after it");
        refused(
                "{\"runs\": [{\"experiment\": {}, \"measures\": [{\"estimators\": []}]}]}",
                "f.png: runs[0].measures[0].estimators is empty");
    }

    /** Distances between epochs are those that an estimator sees: two in one experiment would choose other epochs. */
    @Test
    void whereDistancesChooseTheEpochsNothingIsAddedToTheExperiment() {
        MeasureSettings own = ONE.measure().with(ScheduleSettings.DeltaExact.defaults());
        MeasureSettings later = own.with(List.of(KdeSettings.defaults()));
        Shown one = new Shown("one", "one", ONE.withMeasure(own), "", new LaterMeasures(List.of(later)));
        assertEquals(ONE.withMeasure(own), one.whole());
        assertEquals(List.of(later), one.rest());
    }

    /** A table holds an estimator's points once: those measured last. */
    @Test
    void onlyTheLastMeasuringOfAnEstimatorCounts() {
        MeasureSettings own = ONE.measure();
        LaterMeasures both = LaterMeasures.defaults().with(KERNELS, own).with(RARELY, own);
        assertEquals(List.of(KERNELS, RARELY), both.measures());
        MeasureSettings again = RARELY.with(KERNELS.estimators());
        assertEquals(
                List.of(RARELY, again), both.with(again, own).measures(), "kernels at fewer epochs replace kernels");
        assertEquals(List.of(), LaterMeasures.defaults().with(own, own).measures(), "its own needs no mention");
        assertEquals(both, LaterMeasures.parse(both.write(), "measured.json"));
    }

    /** As the version before wrote it, in which one record held the look of figures and the state of the window. */
    @Test
    void aFigureThatWasExportedBeforeLooksTheSame() {
        String json = """
                {"figureVersion": 1,
                 "runs": [{"name": "one", "folder": "one-2026", "experiment": {}, "provenance": null}],
                 "view": {"sideBySide": true, "means": false, "estimators": ["kde:upper:0.1"], "unit": "nats",
                          "colouring": "run", "colours": "cividis", "logarithmic": false, "marks": ["legend"],
                          "oneEpoch": true, "hiddenLayers": [2], "limits": [0, 1.5, -0.25, 0.5]}}
                """;
        assertEquals(LOOK, FigureSource.parse(json, "f.png").view());
    }

    /** Figures open in the version before, too, which knows these names. */
    @Test
    void theNamesInAFigureStayAsTheyWere() {
        String json = new FigureSource(List.of(FIRST), LOOK).write();
        String view = json.substring(json.indexOf("\"view\"")).replaceAll("\\s", "");
        assertEquals(
                "\"view\":{\"sideBySide\":true,\"means\":false,\"estimators\":[\"kde:upper:0.1\"],\"unit\":\"nats\","
                        + "\"colouring\":\"run\",\"colours\":\"cividis\",\"logarithmic\":false,\"marks\":[\"legend\"],"
                        + "\"oneEpoch\":true,\"hiddenLayers\":[2],\"limits\":[0,1.5,-0.25,0.5]}}",
                view);
    }

    /** As versions before wrote it. */
    @Test
    void aViewWithoutLayersAndLimitsShowsAll() {
        String json = new FigureSource(List.of(FIRST, SECOND), FigureView.defaults())
                .write()
                .replaceAll(",\\s*\"hiddenLayers\"[^}]*}", "}");
        assertFalse(json.contains("limits"), json);
        assertEquals(FigureView.defaults(), FigureSource.parse(json, "f.png").view());
    }

    @Test
    void anExperimentIsAFigureOfOneRun() {
        FigureSource read = FigureSource.parse(Json.write(TWO), "f.png");
        assertEquals(TWO, read.first());
        assertEquals(1, read.runs().size());
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        refused("{\"runs\": []}", "f.png: runs is empty but must hold at least one run");
        refused("{\"runs\": [{\"name\": \"x\"}]}", "f.png: runs[0].experiment is missing but required");
        refused(
                "{\"runs\": [{\"experiment\": {\"seed\": \"x\"}}]}",
                "f.png: runs[0].experiment.seed is \"x\" but must be");
        refused("{\"figureVersion\": 2, \"runs\": []}", "f.png: figureVersion is 2 but this version");
        refused("{\"runs\": 3}", "f.png: runs is empty");
        refused("[]", "f.png: must hold a JSON object");
    }

    private static void refused(String json, String beginning) {
        String message =
                String.valueOf(assertThrows(InvalidInputException.class, () -> FigureSource.parse(json, "f.png"))
                        .getMessage());
        assertTrue(message.startsWith(beginning), message);
    }
}
