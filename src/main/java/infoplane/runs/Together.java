package infoplane.runs;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.findings.FindingsWords;
import infoplane.findings.Learning;
import infoplane.runs.table.RunGroups;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs that differ in the seed only, such as the repeats of an experiment, which are judged together.
 *
 * @param name for people
 * @param folders of all runs
 * @param unlearnt numbers of those that did not learn, from 0
 */
public record Together(String name, List<Path> folders, List<Integer> unlearnt) {
    public Together {
        folders = List.copyOf(folders);
        unlearnt = List.copyOf(unlearnt);
    }

    /** A group with what was measured of those that count: the runs that learnt; of all, if none did. */
    record Group<T>(Together runs, List<T> counted) {}

    private record Opened<T>(T measured, Path folder, RunResults results) {
        boolean learnt() {
            return Learning.of(results).learnt();
        }
    }

    /** Puts together what was measured of runs that differ in the seed only; runs without such a counterpart are left out. */
    static <T> List<Group<T>> of(List<T> measured, Function<T, Path> folder) {
        List<Opened<T>> opened = measured.stream()
                .map(one -> new Opened<>(
                        one,
                        folder.apply(one),
                        RunFolder.open(folder.apply(one)).results()))
                .toList();
        return RunGroups.repeated(opened, one -> one.results().settings()).stream()
                .map(Together::group)
                .toList();
    }

    /** Sorted by folder, as repeats are numbered. */
    private static <T> Group<T> group(List<Opened<T>> unsorted) {
        List<Opened<T>> runs = unsorted.stream()
                .sorted(Comparator.comparing(one -> one.folder()))
                .toList();
        List<Integer> unlearnt = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            if (!runs.get(place).learnt()) {
                unlearnt.add(place);
            }
        }
        boolean none = unlearnt.size() == runs.size();
        Opened<T> first = runs.get(0);
        ExperimentSettings settings = first.results().settings();
        return new Group<>(
                new Together(
                        RunNames.ensembleName(RunNames.displayName(settings, first.folder()), settings) + ", "
                                + runs.size() + (settings.repeats() > 1 ? " repeats" : " runs") + " together",
                        runs.stream().map(Opened::folder).toList(),
                        unlearnt),
                runs.stream()
                        .filter(one -> none || one.learnt())
                        .map(Opened::measured)
                        .toList());
    }

    public int learnt() {
        return folders.size() - unlearnt.size();
    }

    /** The runs that did not learn; empty if all did. */
    public String unlearntWords() {
        return FindingsWords.unlearnt(folders.size(), unlearnt);
    }

    /** What the object of anything joint begins with. */
    Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("folders", folders.stream().map(Path::toString).toList());
        object.put("seeds", folders.size());
        object.put("learnt", learnt());
        object.put("did_not_learn", unlearnt);
        return object;
    }
}
