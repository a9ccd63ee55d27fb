package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.experiment.RunResults;
import infoplane.figure.ChartView;
import infoplane.figure.CurvesFigure;
import infoplane.figure.Figure;
import infoplane.figure.GradientFigure;
import infoplane.figure.LossFigure;
import infoplane.figure.PlaneFigure;
import infoplane.figure.PlaneView;
import infoplane.figure.TrainingSeries;
import java.util.List;
import java.util.Locale;

/** Which picture the user wants. */
enum FigurePlot {
    /** The information plane. */
    PLANE {
        @Override
        Figure figure(List<FigureRun> runs, List<String> estimators) {
            return plane(runs, estimators);
        }
    },
    /** I(X;T) and I(T;Y) against the epoch. */
    CURVES {
        @Override
        Figure figure(List<FigureRun> runs, List<String> estimators) {
            return new CurvesFigure(plane(runs, estimators).series(), ChartView.defaults());
        }
    },
    /** Loss and accuracy. */
    LOSS {
        @Override
        Figure figure(List<FigureRun> runs, List<String> estimators) {
            List<TrainingSeries> training =
                    runs.stream().map(run -> TrainingSeries.of(run.results())).toList();
            return new LossFigure(training, ChartView.defaults());
        }
    },
    /** Mean and spread of the gradient. */
    SNR {
        @Override
        Figure figure(List<FigureRun> runs, List<String> estimators) {
            return new GradientFigure(TrainingSeries.of(only(runs).results()), ChartView.defaults());
        }
    };

    /** @param estimators ids; empty for the first of each run */
    abstract Figure figure(List<FigureRun> runs, List<String> estimators);

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
