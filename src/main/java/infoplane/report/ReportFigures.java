package infoplane.report;

import infoplane.experiment.RunResults;
import infoplane.figure.Figure;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.TrainingSeries;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.GaugeFigure;
import infoplane.figure.chart.GaugeFigure.Audited;
import infoplane.figure.chart.GradientFigure;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.figure.chart.SweepFigure;
import infoplane.figure.chart.SweepView;
import infoplane.figure.chart.SweepView.SweepKind;
import infoplane.figure.plane.PlaneFigure;
import infoplane.findings.Ballot;
import infoplane.findings.ClaimKind;
import infoplane.findings.SweepColumn;
import infoplane.findings.SweepTable;
import infoplane.measuring.AsIfRandom;
import infoplane.network.EpochRecord;
import infoplane.runs.GaugeRuns;
import infoplane.runs.GaugeRuns.AuditedRun;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import infoplane.scales.ScaleSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Chooses the figures of a claim. */
final class ReportFigures {
    private static final String SEED = "seed";
    /** More layers than any network of a replication has. */
    private static final int MOST_LAYERS = 100;

    /** Epochs of a drawing of gradients within a factor of e. */
    private static final double EPOCHS_A_FACTOR_E = 40;

    private ReportFigures() {}

    /** The figures of a claim, the most telling first, rather of experiments that count; empty if nothing was measured. */
    static List<Figure> of(ClaimAnswer answer) {
        List<Figure> counted = figures(answer.kind(), answer.counted());
        return counted.isEmpty() ? figures(answer.kind(), answer.parts()) : counted;
    }

    private static List<Figure> figures(ClaimKind kind, List<ClaimAnswer.Part> all) {
        if (kind == ClaimKind.STABLE) {
            return sweeps(all);
        }
        List<ClaimAnswer.Part> parts =
                all.stream().filter(part -> part.piece().measured()).toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        ReplicatedPiece piece = parts.get(0).piece();
        return switch (kind) {
            case FITTING -> List.of(new PlaneFigure(List.of(mean(piece, first(piece))), PlaneView.defaults()));
            case ORDER_HOLDS ->
                List.of(new PlaneFigure(List.of(mean(piece, worst(parts.get(0)))), PlaneView.defaults()));
            case TANH_COMPRESSES, RELU_DOES_NOT ->
                List.of(new CurvesFigure(List.of(mean(piece, first(piece))), ChartView.defaults()));
            case OUTPUT_COMPRESSES -> List.of(output(parts));
            case DEPENDS_ON_BINS -> List.of(bins(parts.get(0)));
            case STABLE -> List.of();
            case WINDOWS_COMPRESS ->
                parts.stream()
                        .map(part -> windows(part.piece()))
                        .filter(figures -> !figures.isEmpty())
                        .findFirst()
                        .orElse(List.of());
            case STARTS_TOGETHER ->
                List.of(new GradientFigure(gradients(piece.results().get(0)), ChartView.defaults()));
            case DEPENDS_ON_SCALE -> scales(parts);
        };
    }

    /** The gradients at epochs that are equally spaced by logarithm, so that the drawing stays small. */
    private static TrainingSeries gradients(RunResults run) {
        TrainingSeries all = TrainingSeries.of(run);
        List<EpochRecord> some = new ArrayList<>();
        long last = -1;
        for (EpochRecord record : all.records()) {
            long place = Math.round(EPOCHS_A_FACTOR_E * Math.log1p(record.epoch()));
            if (place > last) {
                some.add(record);
                last = place;
            }
        }
        return new TrainingSeries(run.settings().name() + firstNetwork(run), some);
    }

    private static String firstNetwork(RunResults run) {
        return ", first network, seed " + run.settings().seed();
    }

    private static String first(ReplicatedPiece piece) {
        return piece.results().get(0).estimators().get(0);
    }

    private static String worst(ClaimAnswer.Part part) {
        return part.claim().ballots().stream()
                .filter(ballot -> !Double.isNaN(ballot.quantity()))
                .max(Comparator.comparingDouble(Ballot::quantity))
                .map(Ballot::estimator)
                .orElseGet(() -> first(part.piece()));
    }

    private static PlaneSeries mean(ReplicatedPiece piece, String estimator) {
        List<RunResults> results = piece.results();
        return results.size() == 1
                ? PlaneSeries.of(results.get(0), estimator)
                : PlaneSeries.mean(results, piece.piece().title(), estimator);
    }

    /** The output layers of all experiments. */
    private static Figure output(List<ClaimAnswer.Part> parts) {
        List<PlaneSeries> series = parts.stream()
                .map(ClaimAnswer.Part::piece)
                .map(piece -> mean(piece, first(piece)))
                .toList();
        return new CurvesFigure(series, only(series.get(0).layerCount()));
    }

    /** The last hidden layer by every binning. */
    private static Figure bins(ClaimAnswer.Part part) {
        List<PlaneSeries> series = part.claim().ballots().stream()
                .map(ballot -> mean(part.piece(), ballot.estimator()))
                .toList();
        List<PlaneSeries> shown = series.isEmpty() ? List.of(mean(part.piece(), first(part.piece()))) : series;
        return new CurvesFigure(shown, only(Math.max(1, shown.get(0).layerCount() - 1)));
    }

    private static ChartView only(int layer) {
        Set<Integer> hidden = new TreeSet<>();
        for (int other = 1; other <= MOST_LAYERS; other++) {
            if (other != layer) {
                hidden.add(other);
            }
        }
        return ChartView.defaults().withHiddenLayers(hidden);
    }

    private static List<Figure> sweeps(List<ClaimAnswer.Part> parts) {
        List<Figure> figures = new ArrayList<>();
        for (ClaimAnswer.Part part : parts) {
            SweepTable table = part.piece().table();
            if (table != null && table.rows().stream().anyMatch(row -> row.measured())) {
                SweepView usual = SweepFigure.usual(table, SweepColumn.FALL_BITS, "", java.util.OptionalInt.empty());
                List<String> over = usual.over().stream()
                        .filter(field -> !field.equals(SEED))
                        .toList();
                SweepView view = new SweepView(
                        over.size() == 1 ? SweepKind.CURVE : SweepKind.AXES,
                        usual.outcome(),
                        over,
                        usual.estimator(),
                        usual.layer());
                figures.add(new SweepFigure(part.piece().piece().title(), table, view));
            }
        }
        return figures;
    }

    private static List<Figure> windows(ReplicatedPiece piece) {
        List<AsIfRandom> kept = piece.results().stream()
                .flatMap(run -> Stream.ofNullable(run.asIfRandom()))
                .toList();
        if (kept.isEmpty()) {
            return List.of();
        }
        AsIfRandom mean = AsIfRandom.mean(kept);
        List<AsIfRandomFigure.Series> series = mean.estimators().stream()
                .map(estimator -> new AsIfRandomFigure.Series(piece.piece().title(), estimator, mean))
                .limit(1)
                .toList();
        return List.of(new AsIfRandomFigure(series, ChartView.defaults()));
    }

    private static List<Figure> scales(List<ClaimAnswer.Part> parts) {
        List<Figure> figures = new ArrayList<>();
        for (ClaimAnswer.Part part : parts) {
            ReplicatedPiece piece = part.piece();
            String title = piece.piece().title();
            List<MappedRun> relative = ScaleSpaceRuns.keptIn(piece.folder(), true);
            List<MappedRun> maps = relative.isEmpty() ? ScaleSpaceRuns.keptIn(piece.folder(), false) : relative;
            if (!maps.isEmpty()) {
                figures.add(ScaleSpaceRuns.joint(maps).stream()
                        .findFirst()
                        .map(joint -> scales(title + ", all networks together", joint.space()))
                        .orElseGet(() ->
                                scales(title + ", first network", maps.get(0).space())));
            }
            List<AuditedRun> audits = GaugeRuns.kept(piece.folder());
            if (!audits.isEmpty() && !audits.get(0).audit().falls().isEmpty()) {
                List<String> layers = piece.results().get(0).layers();
                figures.add(new GaugeFigure(
                        List.of(GaugeRuns.joint(audits).stream()
                                .findFirst()
                                .map(joint -> Audited.of(title + ", all networks together", layers, joint.gauge()))
                                .orElseGet(() ->
                                        Audited.of(title, layers, audits.get(0).audit()))),
                        InformationUnit.BITS));
            }
        }
        return figures;
    }

    private static ScalesFigure scales(String title, ScaleSpace space) {
        return new ScalesFigure(title, space, ScalesView.UPPER, ChartView.defaults());
    }
}
