package infoplane.ui.run;

import infoplane.calibration.Calibration;
import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationResult;
import infoplane.calibration.CalibrationTask;
import infoplane.core.Information;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.ActivationHistograms;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import infoplane.runs.RunService;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Ends at once with made-up results, or as a test says. */
public class FakeEngine extends RunService {
    /** What happens in a run before it ends. */
    public interface Course {
        void run(RunListener listener, RunControl control);
    }

    public Course course = (listener, control) -> {};
    public final Map<Path, List<PlanePoint>> kept = new HashMap<>();
    /** How all of that was measured. */
    public final List<MeasureSettings> keptAs = new ArrayList<>();

    public final Map<Path, Integer> extended = new HashMap<>();
    public Consumer<RunMonitor> measuring = monitor -> {};
    public Runnable extending = () -> {};
    public Runnable reading = () -> {};
    /** Whose activations of which layer were read. */
    public final List<String> asked = new ArrayList<>();

    /** At which epochs runs were measured again. */
    public final List<ScheduleSettings> schedules = new ArrayList<>();

    public int lastEpoch = 10;

    public FakeEngine() {
        super(1);
    }

    /** Runs that wait have no files here. */
    @Override
    public void enqueue(Path folder, ExperimentSettings settings, long place) {}

    @Override
    public void dequeue(Path folder) {}

    @Override
    public RunResults run(
            ExperimentSettings settings, Path folder, int repeat, RunListener listener, RunControl control) {
        listener.starting(settings, SampleResults.LAYERS, SampleResults.CEILINGS);
        course.run(listener, control);
        String estimator = settings.measure().estimators().get(0).id();
        RunResults made = SampleResults.finished(settings.name(), lastEpoch, estimator);
        RunStatus status = control.stopped() ? RunStatus.STOPPED : RunStatus.FINISHED;
        RunResults results =
                new RunResults(settings, status, "", made.layers(), made.ceilings(), made.training(), made.points());
        listener.ended(results);
        return results;
    }

    @Override
    public void extend(Path folder, int epochs) {
        extending.run();
        extended.put(folder, epochs);
    }

    @Override
    public RunResults results(Path folder) {
        List<PlanePoint> points = kept.getOrDefault(folder, List.of());
        return SampleResults.finished("read", lastEpoch).withPoints(points);
    }

    @Override
    public MeasuredPlane measure(
            Path folder, MeasureSettings measure, Consumer<List<PlanePoint>> points, RunMonitor monitor) {
        if (monitor.cancelled()) {
            throw new CancellationException();
        }
        schedules.add(measure.schedule());
        measuring.accept(monitor);
        return MeasuredPlane.of(SampleResults.points(measure.estimators().get(0).id(), lastEpoch));
    }

    @Override
    public List<PlanePoint> preview(Path folder, MeasureSettings measure, RunMonitor monitor) {
        return measure(folder, measure, points -> {}, monitor).points();
    }

    /** All activations are in the cell with the number of the layer. */
    @Override
    public ActivationHistograms activations(Path folder, int layer, RunMonitor monitor) {
        reading.run();
        asked.add(folder.getFileName() + ":" + layer);
        double[] shares = new double[10];
        shares[layer] = 1;
        List<Integer> epochs = IntStream.rangeClosed(0, lastEpoch).boxed().toList();
        return new ActivationHistograms(
                layer,
                new Range(-1, 1),
                epochs,
                Collections.nCopies(epochs.size(), shares),
                Collections.nCopies(epochs.size(), 0.25));
    }

    @Override
    public CalibrationReport calibrate(Calibration.Examination question, RunMonitor monitor) {
        monitor.checkpoint(1, 3, "estimate");
        CalibrationTask easy = question.tasks().get(0);
        Information none = Information.ofNats(0.01);
        EstimatorSettings estimator = question.estimators().get(0);
        return new CalibrationReport(
                List.of(new CalibrationResult(
                        estimator.id(),
                        easy,
                        question.n(),
                        3,
                        3,
                        none,
                        none,
                        null,
                        0,
                        Set.of(),
                        null,
                        CalibrationResult.Warnings.NONE)),
                Map.of(estimator.id(), estimator.name()));
    }

    @Override
    public void keep(Path folder, MeasureSettings measure, MeasuredPlane plane) {
        kept.put(folder, plane.points());
        keptAs.add(measure);
    }

    @Override
    public List<MeasureSettings> later(Path folder) {
        return kept.containsKey(folder) ? List.copyOf(keptAs) : List.of();
    }
}
