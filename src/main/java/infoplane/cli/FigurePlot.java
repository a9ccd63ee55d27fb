package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.figure.ColourMap;
import infoplane.figure.Figure;
import infoplane.figure.PlaneSeries;
import infoplane.figure.TrainingSeries;
import infoplane.figure.chart.ActivationsFigure;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.GaugeFigure;
import infoplane.figure.chart.GradientFigure;
import infoplane.figure.chart.LossFigure;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.plane.PlaneFigure;
import infoplane.runs.NamedRun;
import infoplane.runs.RunService;
import infoplane.runs.table.RunGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kind of figure. */
enum FigurePlot {
    /** The information plane. */
    PLANE {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            PlaneFigure whole = plane(runs, choice);
            return whole.with(whole.view().withLimits(choice.look().limits(whole.automaticLimits())));
        }
    },
    /** I(X;T) and I(T;Y) against the epoch. */
    CURVES {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            return new CurvesFigure(plane(runs, choice).series(), choice.look().chart());
        }
    },
    /** Loss and accuracy against the epoch. */
    LOSS {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            List<TrainingSeries> training = runs.stream()
                    .flatMap(run -> FigureRun.training(run).stream())
                    .toList();
            return new LossFigure(training, choice.look().chart());
        }
    },
    /** Mean and spread of the gradient against the epoch. */
    SNR {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            TrainingSeries training = FigureRun.training(only(runs)).get(0);
            choice.look().checkLayers(training.layerCount());
            return new GradientFigure(training, choice.look().chart());
        }
    },
    /** Heat map of one layer's activations over the epochs. */
    ACTIVATIONS {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            NamedRun run = only(runs);
            int layer = layer(run, choice);
            return new ActivationsFigure(
                    run.name(),
                    new RunService(1).activations(run.folder(), layer, RunMonitor.SILENT),
                    choice.look().chart(),
                    ColourMap.VIRIDIS);
        }
    },
    /** The rows of one layer on the two axes along which they spread most, at one epoch. */
    PROJECTION {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            NamedRun run = only(runs);
            return FigureRun.projection(run, layer(run, choice), choice);
        }
    },
    /** I(X;T) of layers whose weights are one of K sets, against K. */
    AS_IF_RANDOM {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            List<AsIfRandomFigure.Series> series = new ArrayList<>();
            runs.forEach(run -> series.addAll(FigureRun.asIfRandom(run, choice.estimators())));
            AsIfRandomFigure figure = new AsIfRandomFigure(series, choice.look().chart());
            choice.look().checkLayers(figure.layers());
            return figure;
        }

        @Override
        List<String> estimators(List<NamedRun> runs) {
            return runs.stream()
                    .flatMap(run -> FigureRun.asIfRandom(run).estimators().stream())
                    .distinct()
                    .toList();
        }
    },
    /** What layers keep at every scale of noise, over the epochs. */
    SCALES {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            List<ExperimentSettings> settings = runs.stream()
                    .flatMap(run -> run.repeats().stream())
                    .map(RunResults::settings)
                    .toList();
            boolean together = settings.size() == 1 || RunGroups.differInTheSeedOnly(settings);
            ScalesFigure figure = FigureRun.scales(
                    together ? runs : List.of(one(runs)), choice.look().chart());
            choice.look().checkLayers(figure.space().layers().size());
            return figure;
        }
    },
    /** How far I(X;T) falls in other coordinates of the same network. */
    GAUGE {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            return new GaugeFigure(
                    FigureRun.coordinates(
                            runs, runs.stream().map(FigureRun::audits).toList()),
                    choice.look().chart().unit());
        }
    },
    /** An outcome of the runs of a sweep, whose folder is not that of a run. */
    SWEEP {
        @Override
        Figure figure(List<NamedRun> runs, FigureChoice choice) {
            throw new IllegalStateException("a sweep has no runs to choose from");
        }
    };

    /** The ids of the estimators that the plot can show. */
    List<String> estimators(List<NamedRun> runs) {
        return runs.stream()
                .flatMap(run -> run.first().estimators().stream())
                .distinct()
                .toList();
    }

    abstract Figure figure(List<NamedRun> runs, FigureChoice choice);

    private static PlaneFigure plane(List<NamedRun> runs, FigureChoice choice) {
        List<String> estimators = choice.estimators();
        List<PlaneSeries> series = new ArrayList<>();
        for (NamedRun run : runs) {
            if (run.repeats().stream().allMatch(one -> one.points().isEmpty())) {
                throw new InvalidInputException(PlainText.path(run.folder()) + " has no measured points yet");
            }
            List<String> ids = estimators.isEmpty()
                    ? run.first().estimators().stream().limit(1).toList()
                    : estimators;
            boolean byRun = ids.size() == 1 && runs.size() > 1; // otherwise each estimator keeps its own colour
            ids.forEach(id ->
                    series.add(byRun ? FigureRun.series(run, id).withColour(run.colour()) : FigureRun.series(run, id)));
        }
        choice.look()
                .checkLayers(
                        series.stream().mapToInt(PlaneSeries::layerCount).max().orElse(0));
        return new PlaneFigure(series, choice.look().plane().withEstimators(estimators));
    }

    /** The layer of a plot that shows one. */
    private static int layer(NamedRun run, FigureChoice choice) {
        int hidden = run.first().settings().network().hidden().size();
        int layer = choice.layer().orElse(Math.max(1, hidden));
        if (layer < 1 || layer > hidden + 1) {
            throw new InvalidInputException("--layer is " + layer + " but " + PlainText.path(run.folder())
                    + " has layers 1 to " + (hidden + 1) + ", the last being the output");
        }
        return layer;
    }

    /** The only run, or the only repeats. */
    NamedRun one(List<NamedRun> runs) {
        if (runs.size() > 1) {
            throw new InvalidInputException(
                    "--plot " + this + " shows one run but there are " + runs.size() + "; name one run folder");
        }
        return runs.get(0);
    }

    NamedRun only(List<NamedRun> runs) {
        NamedRun first = one(runs);
        if (first.repeats().size() > 1) {
            throw new InvalidInputException(
                    "--plot " + this + " shows one run but " + PlainText.path(first.folder()) + " holds "
                            + first.repeats().size() + " repeats; name one of them, such as "
                            + first.own().get(0));
        }
        return first;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
