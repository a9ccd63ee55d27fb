package infoplane.store;

import infoplane.config.LaterMeasures;
import infoplane.core.SafeFiles;
import infoplane.experiment.RunResults;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.MeasuredPlane;
import infoplane.measuring.PlanePoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds points to a run. Nobody else writes to the folder until this is closed. */
public final class AddedPoints implements AutoCloseable {
    private final RunFolder run;
    private final Path folder;
    private final RunLock lock;

    /** Takes the lock, and reads all files that adding points needs, before the long work. */
    AddedPoints(RunFolder run) {
        this.run = run;
        folder = run.path();
        lock = RunLock.take(folder);
        try {
            RunCheck.requireWhole(folder);
            run.later();
            run.results();
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** As {@link RunFolder#replacePoints}; all files change at once. */
    public void replacePoints(MeasureSettings measure, MeasuredPlane plane) {
        List<PlanePoint> measured = plane.points();
        Set<String> replaced = measured.stream().map(PlanePoint::estimator).collect(Collectors.toSet());
        RunResults before = run.results();
        try (Commit commit = new Commit(folder)) {
            Path draft = commit.draft();
            PlaneCsv.write(commit, replaced(before.points(), replaced, measured));
            ChecksJson.merge(folder, commit, plane.checks());
            LaterMeasures later = run.later().with(measure, run.settings().measure());
            SafeFiles.write(draft.resolve(RunFolder.MEASURED), later.write());
            RunFolder.writeFindings(
                    draft,
                    before.withPoints(PlaneCsv.read(draft, run.settings()))
                            .withChecks(ChecksJson.read(draft.resolve(RunFolder.CHECKS)))
                            .withFurther(later.estimators())
                            .withBetween(
                                    replaced(FindingsJson.between(folder, run.settings()), replaced, plane.between())));
            commit.apply();
        }
    }

    private static List<PlanePoint> replaced(List<PlanePoint> before, Set<String> estimators, List<PlanePoint> fresh) {
        return Stream.concat(before.stream().filter(point -> !estimators.contains(point.estimator())), fresh.stream())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        lock.close();
    }
}
