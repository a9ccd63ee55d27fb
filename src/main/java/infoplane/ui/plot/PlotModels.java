package infoplane.ui.plot;

import infoplane.runs.RunService;
import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;

/**
 * The models of the window's plots.
 *
 * @param runs the list of runs; the plots show its visible runs
 * @param background paints the plots
 */
public record PlotModels(
        PlaneModel plane,
        TimeLine time,
        ActivationsModel activations,
        ScalesModel scales,
        RunList runs,
        Background background) {
    /** @param measuring computes what plots show, such as activations */
    public static PlotModels of(
            PlaneModel plane,
            TimeLine time,
            RunService engine,
            Background measuring,
            RunList runs,
            Background background) {
        return new PlotModels(
                plane,
                time,
                new ActivationsModel(plane, engine, measuring),
                new ScalesModel(plane, engine, measuring),
                runs,
                background);
    }
}
