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
 * The runs that a figure shows, divided into those in the list of runs and those missing from it.
 *
 * @param figure the content of the figure's file
 * @param present listed runs that the figure shows, in the order of the figure
 * @param presentAs what the figure says of each run in {@code present}, in the same order
 * @param missing what the figure says of each run that is not in the list
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
                        present.add(free.remove(found.intValue())); // one listed run matches only one run of the figure
                        presentAs.add(shown);
                    },
                    () -> missing.add(shown));
        }
        return new FoundRuns(figure, present, presentAs, missing);
    }

    /** Says which runs the figure shows and which experiment opening it has set up. */
    public String sentence() {
        List<String> names = figure.runs().stream().map(Shown::name).toList();
        if (names.size() == 1) {
            return "This figure shows " + listed(names) + ", which is set up now, in a way of its own.";
        }
        return "This figure shows " + names.size() + " runs: " + listed(names) + ". The first is what is set up now.";
    }

    /** Names the runs that are not in the list. */
    public String missingSentence() {
        List<String> names = missing.stream().map(Shown::name).toList();
        return "Not among the runs here: " + listed(names) + ".";
    }

    /** Label of the button that shows the present runs. */
    public String showLabel() {
        if (figure.runs().size() == 1) {
            return "Show it as in the figure";
        }
        return missing.isEmpty() ? "Show all" : present.size() == 1 ? "Show the one that is here" : "Show those here";
    }

    /** Label of the button that runs the missing runs again. */
    public String runLabel() {
        if (figure.runs().size() == 1) {
            return "Run it again";
        }
        return present.isEmpty() ? "Run all again" : "Run the missing " + (missing.size() == 1 ? "one" : "ones");
    }

    /** The experiments to run for the missing runs. Missing repeats of one experiment give that experiment once. */
    public List<ExperimentSettings> experiments() {
        return missing.stream().map(Shown::whole).distinct().toList();
    }

    /**
     * The figure's first estimator if some present run was not measured with all estimators of the figure; otherwise empty.
     */
    public Optional<EstimatorSettings> measuredOtherwise() {
        List<EstimatorSettings> wanted =
                figure.runs().get(0).experiment().measure().estimators();
        return present.stream()
                        .allMatch(run -> run.settings().measure().estimators().containsAll(wanted))
                ? Optional.empty()
                : wanted.stream().findFirst();
    }

    /**
     * The settings that a missing run is measured with after it has been run again; empty if {@code run} is not a missing
     * run.
     */
    public List<MeasureSettings> furtherMeasures(Run run) {
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
