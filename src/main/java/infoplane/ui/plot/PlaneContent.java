package infoplane.ui.plot;

import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.measuring.PlanePoint;
import infoplane.runs.RunNames;
import infoplane.ui.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points that the planes show, in series that are ready for painting.
 *
 * @param owners the run of each series; for a mean, the first of its repeats
 * @param series the newest run last, so that it is painted on top
 * @param epochs measured epochs, ascending; at least one
 */
record PlaneContent(List<Run> owners, List<PlaneSeries> series, List<Integer> epochs) {
    static final PlaneContent NONE = new PlaneContent(List.of(), List.of(), List.of(0));

    /** Runs that share one path in the plane: a single run, or repeats that are shown as their mean. */
    private record Group(List<ShownRun> members) {
        ShownRun first() {
            return members.get(members.size() - 1); // groups() reads upwards, so the first repeat is last
        }

        /** @param measured number of members that have points */
        String name(int measured) {
            return measured == 1
                    ? first().name()
                    : RunNames.ensembleName(first().name(), first().results().settings()) + ", mean of " + measured;
        }
    }

    /**
     * @param shown newest run first
     * @param apart whether a run shows all its estimators, and not only its first, if the view chooses none of them
     * @param means whether repeats are shown as their mean
     */
    static PlaneContent of(List<ShownRun> shown, PlaneView wanted, boolean apart, boolean means, SeriesCache cache) {
        List<Run> owners = new ArrayList<>();
        List<PlaneSeries> all = new ArrayList<>();
        BitSet colours = new BitSet();
        shown.forEach(one -> colours.set(one.colour()));
        for (Group group : groups(shown, means)) {
            boolean first = true;
            for (String id : estimators(group.first(), wanted, apart)) {
                List<ShownRun> measured = group.members().stream()
                        .filter(one -> one.results().estimators().contains(id))
                        .toList();
                int colour = first ? group.first().colour() : colours.nextClearBit(0);
                colours.set(colour);
                owners.add(group.first().run());
                all.add(cache.of(measured.stream().map(ShownRun::results).toList(), group.name(measured.size()), id)
                        .withColour(colour));
                first = false;
            }
        }
        cache.forgetUnused();
        return new PlaneContent(owners, all, epochsOf(all));
    }

    /** The number of planes that side by side would show. */
    static int planes(List<ShownRun> shown, PlaneView wanted, boolean means) {
        return groups(shown, means).stream()
                .mapToInt(group -> estimators(group.first(), wanted, true).size())
                .sum();
    }

    /** Groups the runs, from the oldest to the newest. */
    private static List<Group> groups(List<ShownRun> shown, boolean means) {
        List<Group> groups = new ArrayList<>();
        Map<Path, Group> ensembles = new LinkedHashMap<>();
        for (int index = shown.size() - 1; index >= 0; index--) {
            ShownRun one = shown.get(index);
            Optional<Path> ensemble = means && !one.results().points().isEmpty() ? one.ensemble() : Optional.empty();
            Group known = ensemble.map(ensembles::get).orElse(null);
            if (known == null) {
                Group group = new Group(new ArrayList<>(List.of(one)));
                groups.add(group);
                ensemble.ifPresent(folder -> ensembles.put(folder, group));
            } else {
                known.members().add(one);
            }
        }
        return groups;
    }

    private static List<String> estimators(ShownRun one, PlaneView wanted, boolean apart) {
        List<String> measured = one.results().estimators();
        List<String> chosen =
                measured.stream().filter(wanted.estimators()::contains).toList();
        List<String> usual = apart ? measured : measured.stream().limit(1).toList();
        return chosen.isEmpty() ? usual : chosen;
    }

    private static List<Integer> epochsOf(List<PlaneSeries> all) {
        List<Integer> measured = all.stream()
                .flatMap(series -> series.points().stream().map(PlanePoint::epoch))
                .distinct()
                .sorted()
                .toList();
        return measured.isEmpty() ? List.of(0) : measured;
    }
}
