package infoplane.ui.plot;

import infoplane.ui.run.RunList;
import infoplane.ui.work.Background;

/**
 * What the plots of the window show.
 *
 * @param runs the list that the shown ones are from
 * @param background paints the plots
 */
public record PlotModels(
        PlaneModel plane, TimeLine time, ActivationsModel activations, RunList runs, Background background) {}
