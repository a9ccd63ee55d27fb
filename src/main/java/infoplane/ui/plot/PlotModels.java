package infoplane.ui.plot;

import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;

/**
 * The models of the window's plots.
 *
 * @param runs the list of runs; the plots show its visible runs
 * @param background paints the plots
 */
public record PlotModels(
        PlaneModel plane, TimeLine time, ActivationsModel activations, RunList runs, Background background) {}
