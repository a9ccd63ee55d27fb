package infoplane.ui.run;

import infoplane.config.FigureSource;
import infoplane.config.FigureSource.Shown;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.runs.FigureRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The runs of a figure, as far as they are in the list.
 *
 * @param figure what its file says
 * @param present those of its runs that are in the list, in the order of the figure
 * @param presentAs what the figure says of each of those
 * @param missing the others
 */
public record FoundRuns(FigureSource figure, List<Run> present, List<Shown> presentAs, List<Shown> missing) {
    private static final int MOST_NAMED = 4;

    public FoundRuns {
        present = List.copyOf(present);
        presentAs = List.copyOf(presentAs);
        missing = List.copyOf(missing);
    }

    public static FoundRuns of(FigureSource figure, List<Run> listed) {
        List<Run> free = new ArrayList<>(listed);
        List<Run> present = new ArrayList<>();
        List<Shown> presentAs = new ArrayList<>();
        List<Shown> missing = new ArrayList<>();
        for (Shown shown : figure.runs()) {
            Optional<Integer> place = FigureRuns.find(
                    shown,
                    free.stream()
                            .map(run -> new FigureRuns.Candidate(run.settings(), run.folder()))
                            .toList());
            place.ifPresentOrElse(
                    found -> {
                        present.add(free.remove(found.intValue())); // no run is two of the figure
                        presentAs.add(shown);
                    },
                    () -> missing.add(shown));
        }
        return new FoundRuns(figure, present, presentAs, missing);
    }

    /** What the figure shows, and what came of opening it. */
    public String sentence() {
        List<String> names = figure.runs().stream().map(Shown::name).toList();
        if (names.size() == 1) {
            return "This figure shows " + listed(names) + ", which is set up now, in a way of its own.";
        }
        return "This figure shows " + names.size() + " runs: " + listed(names) + ". The first is what is set up now.";
    }

    /** Of those that are not in the list. */
    public String missingSentence() {
        List<String> names = missing.stream().map(Shown::name).toList();
        return "Not among the runs here: " + listed(names) + ".";
    }

    public String showLabel() {
        if (figure.runs().size() == 1) {
            return "Show it as in the figure";
        }
        return missing.isEmpty() ? "Show all" : present.size() == 1 ? "Show the one that is here" : "Show those here";
    }

    public String runLabel() {
        if (figure.runs().size() == 1) {
            return "Run it again";
        }
        return present.isEmpty() ? "Run all again" : "Run the missing " + (missing.size() == 1 ? "one" : "ones");
    }

    /** The experiments to run for those that are missing; repeats of one experiment need it once. */
    public List<ExperimentSettings> experiments() {
        return missing.stream().map(Shown::whole).distinct().toList();
    }

    /** What the figure was measured with, where a run that is here was measured with something else. */
    public Optional<EstimatorSettings> measuredOtherwise() {
        List<EstimatorSettings> wanted =
                figure.runs().get(0).experiment().measure().estimators();
        return present.stream()
                        .allMatch(run -> run.settings().measure().estimators().containsAll(wanted))
                ? Optional.empty()
                : wanted.stream().findFirst();
    }

    /** In which other ways a run is measured when it has been made anew; none for a run that is no such one. */
    public List<MeasureSettings> restOf(Run run) {
        return missing.stream()
                .filter(shown -> shown.whole().equals(run.settings()))
                .findFirst()
                .map(Shown::rest)
                .orElse(List.of());
    }

    private static String listed(List<String> names) {
        String first =
                names.stream().limit(MOST_NAMED).map(name -> "“" + name + "”").collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
