package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunLabel;
import infoplane.network.NetworkSettings;
import infoplane.store.EnsembleFolder;
import infoplane.store.LabelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs are called, so that no two that are listed or shown together have the same name. */
public final class RunNames {
    private static final Logger LOG = LoggerFactory.getLogger(RunNames.class);
    private static final Pattern REPEAT = Pattern.compile("(.+)( · \\d+)");

    private RunNames() {}

    /** The name of the experiment or, where nobody gave it one, its network: such as {@code tanh 10-7-5-4-3}. */
    public static String of(ExperimentSettings settings) {
        String given = settings.name().strip();
        return given.isEmpty() || given.equals(ExperimentSettings.UNTITLED) ? network(settings.network()) : given;
    }

    /** The same, with the number of the repeat that is kept in this folder if there are several. */
    public static String of(ExperimentSettings settings, Path folder) {
        return settings.repeats() == 1 ? of(settings) : repeat(of(settings), EnsembleFolder.repeatOf(folder));
    }

    /** What the user calls the run in a folder or, where nothing was written there, what its settings call it. */
    public static String kept(ExperimentSettings settings, Path folder) {
        try {
            return LabelFile.read(folder).map(RunLabel::name).orElseGet(() -> of(settings, folder));
        } catch (InvalidInputException e) { // a damaged label is no reason to refuse a run
            LOG.info("{} keeps the name of its experiment: {}", folder, e.getMessage());
            return of(settings, folder);
        }
    }

    /**
     * The names of runs that are shown together, made all different: those of the same name are followed by the end of
     * their folders' paths, as long as it takes to tell them apart, such as {@code tanh (seed-2)}.
     *
     * @param folders of the runs, in the order of the names
     */
    public static List<String> distinct(List<String> names, List<Path> folders) {
        List<String> distinct = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int run = 0; run < names.size(); run++) {
            String name = names.get(run);
            List<Path> same = IntStream.range(0, names.size())
                    .filter(other -> names.get(other).equals(name))
                    .mapToObj(other -> folders.get(other).toAbsolutePath().normalize())
                    .distinct()
                    .toList();
            String told = same.size() == 1
                    ? name
                    : name + " (" + ending(folders.get(run).toAbsolutePath().normalize(), same) + ")";
            String free = free(told, taken::contains); // a folder that is shown twice
            taken.add(free);
            distinct.add(free);
        }
        return distinct;
    }

    /** The last parts of a path, as few as make it differ from the others. */
    private static String ending(Path path, List<Path> all) {
        int parts = 1;
        while (parts < path.getNameCount() && isShared(last(path, parts), all, parts)) {
            parts++;
        }
        return last(path, parts).toString().replace('\\', '/');
    }

    private static boolean isShared(Path ending, List<Path> all, int parts) {
        return all.stream().filter(path -> last(path, parts).equals(ending)).count() > 1;
    }

    private static Path last(Path path, int parts) {
        int count = path.getNameCount();
        return path.subpath(Math.max(0, count - parts), count);
    }

    /** What the repeats of an experiment are called together. @param one what one of them is called */
    public static String together(String one, ExperimentSettings settings) {
        Matcher numbered = REPEAT.matcher(one);
        return numbered.matches() ? numbered.group(1) : of(settings);
    }

    /** @param number of the repeat, from 0 */
    public static String repeat(String name, int number) {
        return name + " · " + (number + 1);
    }

    /**
     * The name of one more run: where another has its name, with what it differs in from that, such as
     * {@code tanh, 3,000 epochs}, because the number of a run says nothing; a number where they are the same, or differ in
     * more than a name can say.
     *
     * @param wanted its own name
     * @param holder the settings of the run that has a name; empty for a name that is free
     */
    public static String fresh(
            String wanted, ExperimentSettings settings, Function<String, Optional<ExperimentSettings>> holder) {
        String difference = holder.apply(wanted)
                .map(other -> RunDifference.words(settings, other))
                .orElse("");
        return free(
                wanted,
                difference.isEmpty() ? "" : ", " + difference,
                name -> holder.apply(name).isPresent());
    }

    /** The name or, where that is taken, with the first number from 2 that makes it another; before that of a repeat. */
    public static String free(String wanted, Predicate<String> taken) {
        return free(wanted, "", taken);
    }

    /** @param addition that follows the number */
    private static String free(String wanted, String addition, Predicate<String> taken) {
        Matcher repeated = REPEAT.matcher(wanted);
        String name = repeated.matches() ? repeated.group(1) : wanted;
        String ending = addition + (repeated.matches() ? repeated.group(2) : "");
        String free = name + ending;
        for (int number = 2; taken.test(free); number++) {
            free = name + " " + number + ending;
        }
        return free;
    }

    private static String network(NetworkSettings network) {
        return network.hidden().isEmpty() ? hidden(network) : activations(network) + " " + hidden(network);
    }

    /** Such as {@code 10-7-5-4-3}. */
    static String hidden(NetworkSettings network) {
        return network.hidden().isEmpty()
                ? "no hidden layers"
                : network.hidden().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** Such as {@code tanh}, or {@code ReLU/tanh} where layers differ. */
    static String activations(NetworkSettings network) {
        return IntStream.range(0, network.hidden().size())
                .mapToObj(layer -> network.activationOf(layer).label().replace("relu", "ReLU")) // as people write it
                .distinct()
                .collect(Collectors.joining("/"));
    }
}
