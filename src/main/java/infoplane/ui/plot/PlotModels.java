package infoplane.ui.plot;

import infoplane.runs.RunLook;
import infoplane.runs.RunService;
import infoplane.ui.run.RunList;
import infoplane.ui.run.RunLooks;
import infoplane.ui.run.RunView;
import infoplane.ui.work.Background;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The models of the window's plots.
 *
 * @param runs the list of runs; the plots show its visible runs
 * @param looks the inputs of the runs that are looked at
 * @param chosen the inputs that plots and data mark
 * @param background paints the plots
 */
public record PlotModels(
        PlaneModel plane,
        TimeLine time,
        ActivationsModel activations,
        ScalesModel scales,
        ProjectionModel projection,
        SweepModel sweep,
        RunLooks looks,
        ObjectProperty<Optional<RunLook.Chosen>> chosen,
        RunList runs,
        Background background) {
    /**
     * @param measuring computes what plots show, such as activations
     * @param view the runs that are listed
     */
    public static PlotModels of(
            PlaneModel plane,
            TimeLine time,
            RunService engine,
            Background measuring,
            RunList runs,
            RunView view,
            Background background) {
        RunLooks looks = new RunLooks();
        ObjectProperty<Optional<RunLook.Chosen>> chosen = new SimpleObjectProperty<>(Optional.empty());
        return new PlotModels(
                plane,
                time,
                new ActivationsModel(plane, engine, measuring),
                new ScalesModel(plane, engine, measuring),
                new ProjectionModel(plane, time, looks, chosen, measuring),
                new SweepModel(runs, view),
                looks,
                chosen,
                runs,
                background);
    }
}
