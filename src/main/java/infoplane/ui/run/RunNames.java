package infoplane.ui.run;

import infoplane.experiment.ExperimentSettings;
import infoplane.network.NetworkSettings;
import infoplane.store.EnsembleFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What runs are called, so that no two in the list have the same name. */
public final class RunNames {
    private static final Pattern REPEAT = Pattern.compile("(.+)( · \\d+)");

    private RunNames() {}

    /** The name of the experiment or, where nobody gave it one, its network: such as {@code tanh 10-7-5-4-3}. */
    static String of(ExperimentSettings settings) {
        String given = settings.name().strip();
        return given.isEmpty() || given.equals(ExperimentSettings.UNTITLED) ? network(settings.network()) : given;
    }

    /** The same, with the number of the repeat that is kept in this folder if there are several. */
    static String of(ExperimentSettings settings, Path folder) {
        return settings.repeats() == 1 ? of(settings) : repeat(of(settings), EnsembleFolder.repeatOf(folder));
    }

    /** What the repeats of an experiment are called together. @param one what one of them is called */
    public static String together(String one, ExperimentSettings settings) {
        Matcher numbered = REPEAT.matcher(one);
        return numbered.matches() ? numbered.group(1) : of(settings);
    }

    /** @param number of the repeat, from 0 */
    static String repeat(String name, int number) {
        return name + " · " + (number + 1);
    }

    /** The name or, where that is taken, with the first number from 2 that makes it another; before that of a repeat. */
    static String free(String wanted, Predicate<String> taken) {
        Matcher numbered = REPEAT.matcher(wanted);
        String name = numbered.matches() ? numbered.group(1) : wanted;
        String repeat = numbered.matches() ? numbered.group(2) : "";
        String free = wanted;
        for (int number = 2; taken.test(free); number++) {
            free = name + " " + number + repeat;
        }
        return free;
    }

    private static String network(NetworkSettings network) {
        List<Integer> hidden = network.hidden();
        if (hidden.isEmpty()) {
            return "no hidden layers";
        }
        String activations = IntStream.range(0, hidden.size())
                .mapToObj(layer -> network.activationOf(layer).label())
                .distinct()
                .collect(Collectors.joining("/"));
        return activations + " " + hidden.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }
}
