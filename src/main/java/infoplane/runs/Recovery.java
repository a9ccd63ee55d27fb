package infoplane.runs;

import infoplane.config.SourceNotes;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentData;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.Layer;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.MeasuredSet;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.TrajectoryLayers;
import infoplane.network.ParameterLayout;
import infoplane.store.DraftFolder;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import infoplane.store.Salvage;
import infoplane.store.Salvage.Part;
import infoplane.store.Salvage.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what is right of a damaged run, or of repeats, in a new folder, and measures again what is missing. */
public record Recovery(RunService runs, RunMonitor monitor) {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /**
     * What became of a part of a run.
     *
     * @param state {@code right}, {@code made again} or {@code lost}
     * @param what the part, in a few words
     */
    public record Outcome(String state, String what) {}

    /** @param to an empty or missing folder; it is there whole or not at all */
    public List<Outcome> recover(Path folder, Path to) {
        if (RunFolder.imported(folder)) {
            SafeFiles.checkRegular(folder.resolve(SourceNotes.FILE));
            throw new InvalidInputException(
                    PlainText.path(folder) + " was imported: import its source again, which gives the same plane");
        }
        try (DraftFolder whole = new DraftFolder(to)) {
            List<Part> parts = parts(folder, whole.draft());
            whole.keep();
            return parts.stream()
                    .map(part -> new Outcome(part.state().label(), part.what()))
                    .toList();
        }
    }

    private List<Part> parts(Path folder, Path to) {
        List<Path> repeats = EnsembleFolder.repeats(folder);
        if (repeats.isEmpty()) {
            ExperimentSettings settings = Salvage.settings(folder);
            return recoverOne(folder, to, settings);
        }
        List<Path> places = Stream.concat(Stream.of(folder), repeats.stream()).toList();
        places.forEach(Salvage::checkRegular);
        ExperimentSettings settings = places.stream()
                .flatMap(place -> soundSettings(place).stream())
                .findFirst()
                .orElseGet(() -> Salvage.settings(folder)); // says what is wrong
        return recoverAll(folder, repeats, settings, to);
    }

    /** The settings in a folder, of repeats or of one of them; all hold the same. */
    private static Optional<ExperimentSettings> soundSettings(Path place) {
        try {
            return Optional.of(Salvage.settings(place));
        } catch (InvalidInputException e) {
            LOG.info("Other settings are taken: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private List<Part> recoverAll(Path folder, List<Path> repeats, ExperimentSettings settings, Path to) {
        List<Part> parts = new ArrayList<>();
        EnsembleFolder.create(to, settings);
        parts.add(new Part(state(soundSettings(folder)), "experiment.json"));
        for (Path repeat : repeats) {
            Path name = repeat.getFileName();
            Optional<ExperimentSettings> own = soundSettings(repeat);
            parts.add(new Part(state(own), name + "/experiment.json"));
            recoverOne(repeat, to.resolve(name), own.orElse(settings))
                    .forEach(part -> parts.add(new Part(part.state(), name + "/" + part.what())));
        }
        for (int number = 0; number < settings.repeats(); number++) {
            Path repeat = EnsembleFolder.repeat(folder, number);
            if (!repeats.contains(repeat)) {
                parts.add(new Part(State.LOST, repeat.getFileName() + "; run --resume trains it again"));
            }
        }
        EnsembleFolder.sumUp(to);
        parts.add(new Part(State.MADE_AGAIN, "ensemble.csv"));
        return parts;
    }

    private static State state(Optional<ExperimentSettings> own) {
        return own.isPresent() ? State.RIGHT : State.MADE_AGAIN;
    }

    private List<Part> recoverOne(Path run, Path to, ExperimentSettings settings) {
        if (RunFolder.isBeingWritten(run)) { // its files would be taken for damaged
            throw new InvalidInputException(run + " is in use by a run that is still going on; wait for it or stop it");
        }
        ExperimentData data = ExperimentData.of(settings);
        MeasuredSet set = data.measured(settings.measure().on());
        int classes = data.dataset().labels().classCount();
        Salvage.Known known = new Salvage.Known(
                ParameterLayout.of(settings.network(), data.dataset().inputs().columns(), classes),
                Layer.names(TrajectoryLayers.layers(settings.network(), classes)),
                set.ceilings());
        Salvage.Saved saved = Salvage.save(run, to, settings, known);
        List<Part> parts = new ArrayList<>(saved.parts());
        if (!saved.wholePlane() && saved.weights() > 0) {
            parts.add(new Part(State.MADE_AGAIN, "plane.csv: " + measureAgain(to, settings) + " points"));
        }
        parts.add(new Part(State.MADE_AGAIN, "findings.json"));
        return parts;
    }

    /** Measures the kept weights in all ways of the run. Points of epochs without weights stay. @return number of points */
    private int measureAgain(Path run, ExperimentSettings settings) {
        int points = 0;
        List<MeasureSettings> measures = Stream.concat(Stream.of(settings.measure()), runs.later(run).stream())
                .toList();
        for (MeasureSettings measure : measures) {
            MeasuredPlane plane = runs.measure(run, measure, measured -> {}, monitor);
            points += plane.points().size();
            runs.keep(run, measure, withEarlier(plane, runs.results(run).points()));
        }
        return points;
    }

    private static MeasuredPlane withEarlier(MeasuredPlane plane, List<PlanePoint> before) {
        Set<List<Object>> again = new HashSet<>();
        Set<String> estimators = new HashSet<>();
        for (PlanePoint point : plane.points()) {
            again.add(place(point));
            estimators.add(point.estimator());
        }
        Stream<PlanePoint> left = before.stream()
                .filter(point -> estimators.contains(point.estimator()) && !again.contains(place(point)));
        return new MeasuredPlane(
                Stream.concat(plane.points().stream(), left).sorted().toList(), plane.between(), plane.checks());
    }

    private static List<Object> place(PlanePoint point) {
        return List.of(point.estimator(), point.epoch(), point.layer());
    }
}
