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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of runs. Runs that are listed or shown together get distinct names. */
public final class RunNames {
    private static final Logger LOG = LoggerFactory.getLogger(RunNames.class);
    private static final Pattern SPEAKS_OF_UNITS =
            Pattern.compile("nois|σ|sigma|\\bbits?\\b|quanti[sz]", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPEAT = Pattern.compile("(.+)( · \\d+)");

    private RunNames() {}

    /**
     * The name of the experiment. If the user gave none, a description of the network, such as {@code tanh 10-7-5-4-3}. Noise
     * and grids of units are part of either, such as {@code my network, noise σ 0.005}, unless the given name speaks of them.
     */
    public static String of(ExperimentSettings settings) {
        String given = settings.name().strip();
        if (given.isEmpty() || given.equals(ExperimentSettings.UNTITLED)) {
            return network(settings.network());
        }
        String units = units(settings.network());
        return units.isEmpty() || SPEAKS_OF_UNITS.matcher(given).find() ? given : given + ", " + units;
    }

    /** The name of the experiment, followed by the number of the repeat in this folder if there are several. */
    public static String of(ExperimentSettings settings, Path folder) {
        return settings.repeats() == 1 ? of(settings) : repeat(of(settings), EnsembleFolder.repeatOf(folder));
    }

    /** The name that the user gave the run in a folder; if there is none, the name from its settings. */
    public static String displayName(ExperimentSettings settings, Path folder) {
        try {
            return LabelFile.read(folder).map(RunLabel::name).orElseGet(() -> of(settings, folder));
        } catch (InvalidInputException e) { // a damaged label must not prevent opening the run
            LOG.info("{} keeps the name of its experiment: {}", folder, e.getMessage());
            return of(settings, folder);
        }
    }

    /**
     * Makes the names of runs that are shown together distinct. Runs of the same name are followed by the end of their
     * folder path, as short as possible, such as {@code tanh (seed-2)}.
     *
     * @param folders folders of the runs, in the order of the names
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
            String free = free(told, taken::contains); // one folder may be shown twice
            taken.add(free);
            distinct.add(free);
        }
        return distinct;
    }

    /** The end of a path: as few parts as distinguish it from the others. */
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

    /** The common name of the repeats of an experiment. @param one name of one repeat */
    public static String ensembleName(String one, ExperimentSettings settings) {
        Matcher numbered = REPEAT.matcher(one);
        return numbered.matches() ? numbered.group(1) : of(settings);
    }

    /** The name of a repeat. @param number number of the repeat, from 0 */
    public static String repeat(String name, int number) {
        return name + " · " + (number + 1);
    }

    /**
     * The name of a new run. If another run has the wanted name, the difference of their settings is added, such as {@code
     * tanh, 3,000 epochs}, because a number would say nothing. If the settings are equal, or differ in more than a name can
     * hold, a number is added.
     *
     * @param wanted the name that the run would have alone
     * @param holder gives the settings of the run with a name; empty if the name is free
     */
    public static String newRunName(
            String wanted, ExperimentSettings settings, Function<String, Optional<ExperimentSettings>> holder) {
        String difference = holder.apply(wanted)
                .map(other -> RunDifference.words(settings, other))
                .orElse("");
        return free(
                wanted,
                difference.isEmpty() ? "" : ", " + difference,
                name -> holder.apply(name).isPresent());
    }

    /**
     * The name if it is free; otherwise the name with the first free number from 2. The number stands before that of a
     * repeat.
     */
    public static String free(String wanted, Predicate<String> taken) {
        return free(wanted, "", taken);
    }

    /** @param addition text after the number */
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
        String units = units(network);
        return (network.hidden().isEmpty() ? hidden(network) : activations(network) + " " + hidden(network))
                + (units.isEmpty() ? "" : ", " + units);
    }

    /** What units and weights are beyond their functions, such as {@code noise σ 0.005}; empty for nothing. */
    static String units(NetworkSettings network) {
        if (network.noise().any()) {
            return "noise σ " + network.noise().sigma();
        }
        Integer activation = network.quantisation().activationBits();
        Integer weight = network.quantisation().weightBits();
        return Stream.of(activation == null ? "" : bits(activation), weight == null ? "" : bits(weight) + " a weight")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String bits(int count) {
        return count == 1 ? "1 bit" : count + " bits";
    }

    /** The widths of the hidden layers, such as {@code 10-7-5-4-3}. */
    static String hidden(NetworkSettings network) {
        return network.hidden().isEmpty()
                ? "no hidden layers"
                : network.hidden().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** The activations, such as {@code tanh}, or {@code ReLU/tanh} if layers differ. */
    static String activations(NetworkSettings network) {
        return IntStream.range(0, network.hidden().size())
                .mapToObj(layer -> network.activationOf(layer).label().replace("relu", "ReLU")) // the usual spelling
                .distinct()
                .collect(Collectors.joining("/"));
    }
}
