package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.experiment.RunResults;
import infoplane.figure.Figure;
import infoplane.figure.PlaneFigure;
import infoplane.figure.PlaneView;
import java.util.List;
import java.util.Locale;

/** Which picture the user wants. */
enum FigurePlot {
    PLANE {
        @Override
        Figure figure(List<FigureRun> runs, List<String> estimators) {
            return PlaneFigure.of(results(runs), PlaneView.defaults().withEstimators(estimators));
        }
    };

    /** @param estimators ids; empty for the first of each run */
    abstract Figure figure(List<FigureRun> runs, List<String> estimators);

    private static List<RunResults> results(List<FigureRun> runs) {
        for (FigureRun run : runs) {
            if (run.results().points().isEmpty()) {
                throw new InvalidInputException(run.folder().path() + " has no measured points yet");
            }
        }
        return runs.stream().map(FigureRun::results).toList();
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
