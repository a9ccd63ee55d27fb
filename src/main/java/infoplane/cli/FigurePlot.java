package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.figure.ActivationsFigure;
import infoplane.figure.ChartView;
import infoplane.figure.ColourMap;
import infoplane.figure.CurvesFigure;
import infoplane.figure.Figure;
import infoplane.figure.GradientFigure;
import infoplane.figure.LossFigure;
import infoplane.figure.PlaneFigure;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.TrainingSeries;
import infoplane.measuring.ActivationReader;
import infoplane.network.Trajectory;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.util.ArrayList;
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
                    runs.stream().flatMap(run -> run.training().stream()).toList();
            return new LossFigure(training, ChartView.defaults());
        }
    },
    /** Mean and spread of the gradient. */
    SNR {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            return new GradientFigure(only(runs).training().get(0), ChartView.defaults());
        }
    },
    /** Where the activations of one layer lie. */
    ACTIVATIONS {
        @Override
        Figure figure(List<FigureRun> runs, FigureChoice choice) {
            FigureRun run = only(runs);
            ExperimentSettings settings = run.first().settings();
            int hidden = settings.network().hidden().size();
            int layer = choice.layer().orElse(Math.max(1, hidden));
            if (layer < 1 || layer > hidden + 1) {
                throw new InvalidInputException("--layer is " + layer + " but " + run.folder() + " has layers 1 to "
                        + (hidden + 1) + ", the last being the output");
            }
            try (Trajectory trajectory = RunFolder.open(run.folder()).trajectory()) {
                if (trajectory.epochs().isEmpty()) {
                    throw new InvalidInputException(
                            run.folder() + " has kept no weights, so there are no activations to show");
                }
                return new ActivationsFigure(
                        run.name(),
                        ActivationReader.read(
                                Measurement.layers(settings, trajectory, ActivationReader.MOST_ROWS),
                                layer,
                                RunMonitor.SILENT),
                        ChartView.defaults(),
                        ColourMap.VIRIDIS);
            }
        }
    };

    abstract Figure figure(List<FigureRun> runs, FigureChoice choice);

    private static PlaneFigure plane(List<FigureRun> runs, List<String> estimators) {
        List<PlaneSeries> series = new ArrayList<>();
        for (FigureRun run : runs) {
            if (run.repeats().stream().allMatch(one -> one.points().isEmpty())) {
                throw new InvalidInputException(run.folder() + " has no measured points yet");
            }
            List<String> ids = estimators.isEmpty()
                    ? run.first().estimators().stream().limit(1).toList()
                    : estimators;
            boolean told = ids.size() == 1 && runs.size() > 1; // else colours tell estimators apart
            ids.forEach(id -> series.add(told ? run.series(id).withColour(run.colour()) : run.series(id)));
        }
        return new PlaneFigure(series, PlaneView.defaults().withEstimators(estimators));
    }

    FigureRun only(List<FigureRun> runs) {
        FigureRun first = runs.get(0);
        if (runs.size() > 1) {
            throw new InvalidInputException(
                    "--plot " + this + " shows one run but there are " + runs.size() + "; name one run folder");
        }
        if (first.repeats().size() > 1) {
            throw new InvalidInputException("--plot " + this + " shows one run but " + first.folder() + " holds "
                    + first.repeats().size() + " repeats; name one of them, such as "
                    + EnsembleFolder.repeat(first.folder(), 0));
        }
        return first;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
