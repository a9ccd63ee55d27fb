package infoplane.ui.run;

import infoplane.config.SettingPaths;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.findings.RunSummary;
import infoplane.runs.table.RunFacts;
import infoplane.runs.table.RunFields;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What tables and queries know of the runs of the list. What came out of them is read in the background, a few runs at a
 * time, once somebody asks for it. For the window's thread only.
 */
public final class RunKnowledge {
    private static final Logger LOG = LoggerFactory.getLogger(RunKnowledge.class);
    /** Runs that are read at a time. */
    private static final int AT_LEAST = 25;

    /** Settings as a table. @param of the settings that were written so @param words names of the estimators */
    private record Flat(ExperimentSettings of, Map<String, Object> paths, String words) {
        static Flat of(ExperimentSettings settings) {
            String names = settings.measure().estimators().stream()
                    .map(estimator -> estimator.id() + " " + estimator.name().whole())
                    .collect(Collectors.joining(" "));
            return new Flat(settings, SettingPaths.of(settings), names);
        }
    }

    /** @param of the results that were summed up; null if they were only in the folder */
    private record Outcome(@Nullable RunResults of, Optional<RunSummary> summary) {}

    /** A run whose outcome is to be read. */
    private record Wanted(Run run, Path folder, @Nullable RunResults results) {}

    private final RunList runs;
    private final Background background;
    private final Map<Run, Flat> settings = new IdentityHashMap<>();
    private final Map<Run, Outcome> outcomes = new IdentityHashMap<>();
    /** Facts since the last change. */
    private final Map<Run, RunFacts> facts = new IdentityHashMap<>();

    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
    private boolean wanted;
    private boolean busy;
    private boolean telling;
    private String estimator = "";
    private @Nullable RunFields fields;

    RunKnowledge(RunList runs, Background background) {
        this.runs = runs;
        this.background = background;
        runs.runs().addListener((ListChangeListener<Run>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(run -> {
                    settings.remove(run);
                    outcomes.remove(run);
                });
                change.getAddedSubList().forEach(run -> run.results().subscribe(now -> readNext()));
            }
            changed();
        });
        runs.runs().forEach(run -> run.results().subscribe(now -> readNext()));
    }

    /** Counts the changes of what is known, also of the list. */
    public ReadOnlyIntegerProperty version() {
        return version.getReadOnlyProperty();
    }

    /** How many outcomes are still to be read, in words; empty if all are known. */
    public ReadOnlyStringProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Says so in the next turn, once for all changes until then. */
    private void changed() {
        fields = null;
        facts.clear();
        if (!telling) {
            telling = true;
            background.show(() -> {
                telling = false;
                version.set(version.get() + 1);
                readNext();
            });
        }
    }

    /** Begins to read what came out of the runs, and goes on with runs that come or end later. */
    public void read() {
        wanted = true;
        readNext();
    }

    /** The estimator that results are by; empty for the first of each run. */
    public String estimator() {
        return estimator;
    }

    public void choose(String id) {
        if (!id.equals(estimator)) {
            estimator = id;
            changed();
        }
    }

    /** The estimators that measured at least one run, sorted. */
    public List<String> estimators() {
        return outcomes.values().stream()
                .flatMap(outcome -> outcome.summary().stream())
                .flatMap(summary -> summary.estimators().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public RunFacts of(Run run) {
        return facts.computeIfAbsent(run, this::facts);
    }

    private RunFacts facts(Run run) {
        Flat known = settings.get(run);
        Flat flat = known != null && known.of() == run.settings() ? known : Flat.of(run.settings());
        settings.put(run, flat);
        Outcome outcome = outcomes.get(run);
        return new RunFacts(
                run.name().get(),
                run.notes().get(),
                run.tags(),
                run.status().get(),
                flat.paths(),
                flat.words(),
                outcome == null ? Optional.empty() : outcome.summary());
    }

    public List<RunFacts> all() {
        flatten();
        return runs.runs().stream().map(this::of).toList();
    }

    /** Settings of new runs on all cores: those of a thousand would take the window's thread part of a second. */
    private void flatten() {
        List<Run> fresh =
                runs.runs().stream().filter(run -> !settings.containsKey(run)).toList();
        List<ExperimentSettings> each = fresh.stream().map(Run::settings).toList();
        List<Flat> flat = each.parallelStream().map(Flat::of).toList();
        IntStream.range(0, fresh.size()).forEach(place -> settings.put(fresh.get(place), flat.get(place)));
    }

    /** The fields of all runs of the list. */
    public RunFields fields() {
        if (fields == null) {
            fields = RunFields.of(all(), estimator);
        }
        return fields;
    }

    private void readNext() {
        if (!wanted || busy) {
            return;
        }
        List<Wanted> all = runs.runs().stream()
                .filter(run -> run.ended() && run.begun())
                .map(run -> new Wanted(run, run.folder(), run.results().get().orElse(null)))
                .filter(one -> !known(one))
                .toList();
        reading.set(all.isEmpty() ? "" : "Reading " + all.size() + (all.size() == 1 ? " run …" : " runs …"));
        if (all.isEmpty()) {
            return;
        }
        busy = true;
        // as many as are known already: who shows them makes all anew each time
        List<Wanted> some = all.subList(0, Math.min(Math.max(AT_LEAST, outcomes.size()), all.size()));
        background.run(
                () -> some.parallelStream().map(RunKnowledge::summary).toList(),
                found -> {
                    for (int index = 0; index < found.size(); index++) {
                        Wanted one = some.get(index);
                        outcomes.put(one.run(), new Outcome(one.results(), found.get(index)));
                    }
                    busy = false;
                    changed();
                },
                failure -> {
                    wanted = false; // else the same failure would come again at once
                    busy = false;
                    reading.set("");
                    background.report(failure);
                });
    }

    private boolean known(Wanted one) {
        Outcome outcome = outcomes.get(one.run());
        return outcome != null && outcome.of() == one.results();
    }

    private static Optional<RunSummary> summary(Wanted one) {
        try {
            return Optional.of(RunFacts.summary(one.folder()));
        } catch (InvalidInputException | RunFailedException e) {
            LOG.info("{} has no summary: {}", one.folder(), e.getMessage());
            return Optional.ofNullable(one.results()).map(results -> RunSummary.of(results, Double.NaN));
        }
    }
}
