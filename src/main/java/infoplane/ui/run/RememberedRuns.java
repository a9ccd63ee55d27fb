package infoplane.ui.run;

import infoplane.runs.RunEntry;
import infoplane.ui.work.Background;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lists runs when the window opens: the runs of the runs folder, runs elsewhere that were shown or selected when the window
 * was closed, and the example that comes with the program. Skips runs whose folders no longer exist, without a message.
 */
public final class RememberedRuns {
    /** Name that the example is remembered by, because its folder differs at every start. */
    static final String EXAMPLE = "example";

    private final RunList runs;
    private final Background background;
    private final Supplier<Path> runsFolder;
    private Optional<Path> example = Optional.empty();
    private boolean listed;
    private boolean expected;

    public RememberedRuns(RunList runs, Background background, Supplier<Path> runsFolder) {
        this.runs = runs;
        this.background = background;
        this.runsFolder = runsFolder;
    }

    /**
     * Lists the runs and shows those that were shown when the window was closed, or the example if none of them exists.
     *
     * @param exampleFolder empty if the program came without the example
     * @param shown the names that {@link #nameOf} returned for the runs that were shown
     * @param selected the name that {@link #nameOf} returned for the selected run; empty for none
     * @param then called when all runs are listed
     */
    public void list(Optional<Path> exampleFolder, List<String> shown, String selected, Runnable then) {
        example = exampleFolder;
        expect();
        background.run(() -> RunEntry.list(runsFolder.get()), own -> list(own, shown, selected, then), failure -> {
            background.report(failure);
            list(List.of(), shown, selected, then);
        });
    }

    private void list(List<RunEntry> own, List<String> shown, String selected, Runnable then) {
        Set<String> wanted = new LinkedHashSet<>(shown);
        Set<String> elsewhere = new LinkedHashSet<>(shown);
        elsewhere.add(selected);
        own.forEach(entry -> elsewhere.remove(nameOf(entry.folder())));
        background.run(() -> opened(elsewhere), others -> show(own, others, wanted, selected, then), failure -> {
            background.report(failure);
            show(own, List.of(), wanted, selected, then);
        });
    }

    private void show(List<RunEntry> own, List<RunEntry> others, Set<String> wanted, String selected, Runnable then) {
        add(own, others, wanted);
        select(selected);
        listed = true;
        expected = false;
        runs.endReading();
        then.run();
    }

    /** Tells that {@link #list} will be called soon, so that the window does not say meanwhile that there are no runs. */
    public void expect() {
        if (!expected) {
            expected = true;
            runs.beginReading();
        }
    }

    /** Whether the runs have been listed. Before that, the shown runs must not replace the remembered ones. */
    public boolean listed() {
        return listed;
    }

    /** The name that a run is remembered by: its absolute folder, or {@value #EXAMPLE}. */
    public String nameOf(Run run) {
        return nameOf(run.folder());
    }

    private String nameOf(Path folder) {
        return example.filter(folder::equals).isPresent()
                ? EXAMPLE
                : folder.toAbsolutePath().normalize().toString();
    }

    /** Reads the runs outside the runs folder, and the example last. */
    private List<RunEntry> opened(Set<String> names) {
        List<RunEntry> entries = new ArrayList<>();
        for (String name : names) {
            try {
                Path folder = Path.of(name);
                if (!name.isEmpty() && folder.isAbsolute() && Files.isDirectory(folder)) {
                    entries.addAll(RunEntry.of(folder));
                }
            } catch (InvalidPathException e) { // a path remembered on another operating system
                continue;
            }
        }
        example.ifPresent(folder -> entries.addAll(RunEntry.of(folder)));
        return entries;
    }

    private void add(List<RunEntry> own, List<RunEntry> others, Set<String> wanted) {
        List<Run> mine = unknown(own);
        List<Run> more = unknown(others);
        List<Run> all = Stream.concat(mine.stream(), more.stream()).toList();
        all.forEach(run -> run.visible().set(wanted.contains(nameOf(run))));
        if (runs.visible().isEmpty()
                && all.stream().noneMatch(run -> run.visible().get())) {
            all.stream()
                    .filter(run -> nameOf(run).equals(EXAMPLE))
                    .forEach(run -> run.visible().set(true));
        }
        runs.append(all);
    }

    private List<Run> unknown(List<RunEntry> entries) {
        Set<Path> known = new LinkedHashSet<>();
        runs.runs().forEach(run -> known.add(run.folder()));
        return entries.stream()
                .filter(entry -> known.add(entry.folder()))
                .map(Run::unread)
                .toList();
    }

    private void select(String selected) {
        runs.runs().stream()
                .filter(run -> nameOf(run).equals(selected))
                .findFirst()
                .or(() -> runs.visible().stream().findFirst())
                .ifPresent(runs.selected()::set);
    }
}
