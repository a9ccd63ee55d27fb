package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.figure.ActivationReader;
import infoplane.figure.ActivationsFigure;
import infoplane.figure.ChartView;
import infoplane.figure.ColourMap;
import infoplane.figure.CurvesFigure;
import infoplane.figure.Figure;
import infoplane.figure.GradientFigure;
import infoplane.figure.LossFigure;
import infoplane.figure.PlaneFigure;
import infoplane.figure.PlaneView;
import infoplane.figure.TrainingSeries;
import infoplane.network.Trajectory;
import java.util.List;
import java.util.Locale;

/** Which picture the user wants. */
enum FigurePlot {
    /** The information plane. */
    PLANE {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            return plane(runs, choice.estimators());
        }
    },
    /** I(X;T) and I(T;Y) against the epoch. */
    CURVES {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            return new CurvesFigure(plane(runs, choice.estimators()).series(), ChartView.defaults());
        }
    },
    /** Loss and accuracy. */
    LOSS {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            List<TrainingSeries> training =
                    runs.stream().map(run -> TrainingSeries.of(run.results())).toList();
            return new LossFigure(training, ChartView.defaults());
        }
    },
    /** Mean and spread of the gradient. */
    SNR {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            return new GradientFigure(TrainingSeries.of(only(runs).results()), ChartView.defaults());
        }
    },
    /** Where the activations of one layer lie. */
    ACTIVATIONS {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            FigureRun run = only(runs);
            ExperimentSettings settings = run.results().settings();
            int hidden = settings.network().hidden().size();
            int layer = choice.layer().orElse(Math.max(1, hidden));
            if (layer < 1 || layer > hidden + 1) {
                throw new InvalidInputException("--layer is " + layer + " but "
                        + run.folder().path() + " has layers 1 to " + (hidden + 1) + ", the last being the output");
            }
            try (Trajectory trajectory = run.folder().trajectory()) {
                if (trajectory.epochs().isEmpty()) {
                    throw new InvalidInputException(
                            run.folder().path() + " has kept no weights, so there are no activations to show");
                }
                return new ActivationsFigure(
                        settings.name(),
                        ActivationReader.read(settings, trajectory, layer, RunMonitor.SILENT),
                        ChartView.defaults(),
                        ColourMap.VIRIDIS);
            }
        }
    };

    abstract Figure figure(List<FigureRun> runs, FigureChoice choice);

    private static PlaneFigure plane(List<FigureRun> runs, List<String> estimators) {
        for (FigureRun run : runs) {
            if (run.results().points().isEmpty()) {
                throw new InvalidInputException(run.folder().path() + " has no measured points yet");
            }
        }
        List<RunResults> results = runs.stream().map(FigureRun::results).toList();
        return PlaneFigure.of(results, PlaneView.defaults().withEstimators(estimators));
    }

    FigureRun only(List<FigureRun> runs) {
        if (runs.size() != 1) {
            throw new InvalidInputException(
                    "--plot " + this + " shows one run but there are " + runs.size() + "; name one run folder");
        }
        return runs.get(0);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
