package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunResults;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.LayerSource;
import infoplane.measuring.MeasureSettings.MeasuredInputs;
import infoplane.measuring.MixtureKind;
import infoplane.measuring.MixtureMeter;
import infoplane.network.EpochRecord;
import infoplane.network.Trajectory;
import infoplane.store.AsIfRandomFile;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures runs as if their weights were random: windows of the last K kept epochs of each run in a folder, or the same epoch
 * of its repeats. Nothing is computed before everything was checked.
 */
public final class AsIfRandomRuns {
    /** What a refusal can be about; its sentence begins with it. */
    private static final String DRAWS = "draws";

    private static final String EPOCH = "epoch";
    private static final String RESTARTS = "restarts";

    /** The usual draws end here: 64 sets of weights of a usual network take some seconds. */
    private static final int MOST_USUAL_DRAWS = 64;
    /** Over training, windows of at most this many epochs are measured, beside single ones. */
    private static final int MOST_TRAINED_DRAWS = 8;
    /** A cell number, a key and its slot for each row, in the worst case. */
    private static final int BYTES_A_ROW = 32;

    private static final double SHARE_OF_MEMORY = 0.7;

    private final Path folder;
    private final MixtureKind kind;
    private final List<Path> runs;
    private final List<EstimatorSettings> estimators;
    private final List<Integer> draws;
    private final int epoch;
    private final int inputs;
    private final int trainingEpochs;
    private final boolean last;

    /**
     * The result for one run, or for the repeats together.
     *
     * @param folder of the run or of the repeats
     */
    public record MixedRun(Path folder, AsIfRandom result) {}

    /**
     * Checks a request against a folder.
     *
     * @param folder of a run or of repeats
     * @throws InvalidInputException if the folder or the request does not do; the message is one sentence
     */
    public AsIfRandomRuns(Path folder, AsIfRandomRequest request) {
        this.folder = folder;
        kind = request.restarts() ? MixtureKind.RESTARTS : MixtureKind.WINDOW;
        RunSet set = RunSet.of(folder);
        runs = set.runs();
        if (request.restarts() && runs.size() < 2) {
            throw InvalidInputException.about(
                    RESTARTS,
                    RESTARTS + " needs the repeats of one experiment, but " + PlainText.path(folder) + " holds "
                            + (set.repeats() ? "one repeat" : "one run")
                            + "; mix the last epochs instead, or run the experiment with repeats");
        }
        estimators = request.estimatorsFor(RunFolder.open(runs.get(0)).settings());
        List<Integer> common = commonEpochs();
        epoch = epoch(common, request.epoch());
        last = epoch == common.get(common.size() - 1);
        int most = request.restarts() ? runs.size() : common.indexOf(epoch) + 1;
        draws = draws(request.draws(), most);
        List<MixtureMeter> first = new ArrayList<>();
        inputs = opened(runs.subList(0, 1), (rows, meter) -> {
            first.add(meter);
            return rows.get(0).set().labels().count();
        });
        requireMemory();
        trainingEpochs = trained().stream()
                .mapToInt(each -> common.size() < each
                        ? 0
                        : first.get(0).trainingEpochs(1, epoch).size())
                .sum();
    }

    /** The kept epochs that all runs have, ascending. */
    private List<Integer> commonEpochs() {
        TreeSet<Integer> common = new TreeSet<>();
        for (int place = 0; place < runs.size(); place++) {
            List<Integer> own = epochs(RunFolder.open(runs.get(place)));
            if (own.isEmpty()) {
                throw new InvalidInputException(PlainText.path(runs.get(place))
                        + " keeps no weights, so it cannot be measured again; run it with training.keep set to all");
            }
            if (place == 0) {
                common.addAll(own);
            } else {
                common.retainAll(new TreeSet<>(own));
            }
        }
        if (common.isEmpty()) {
            throw new InvalidInputException(
                    "the repeats in " + PlainText.path(folder) + " have no kept epoch in common; resume them first");
        }
        return List.copyOf(common);
    }

    private static List<Integer> epochs(RunFolder run) {
        if (run.hasActivations()) {
            try (RunRows rows = RunRows.of(run, MeasuredInputs.ALL)) {
                return rows.source().epochs();
            }
        }
        try (Trajectory weights = run.trajectory()) {
            return weights.epochs();
        }
    }

    private int epoch(List<Integer> common, @Nullable Integer asked) {
        int last = common.get(common.size() - 1);
        if (asked == null || common.contains(asked)) {
            return asked == null ? last : asked;
        }
        Integer below = new TreeSet<>(common).floor(asked);
        Integer above = new TreeSet<>(common).ceiling(asked);
        throw InvalidInputException.about(
                EPOCH,
                EPOCH + " is " + asked + " but " + PlainText.path(folder) + " has kept epochs "
                        + common.get(0) + " to " + last
                        + (below == null || above == null
                                ? ""
                                : ", of which the nearest are " + below + " and " + above));
    }

    private List<Integer> draws(List<Integer> asked, int most) {
        if (asked.isEmpty()) {
            return IntStream.iterate(1, each -> each <= Math.min(most, MOST_USUAL_DRAWS), each -> 2 * each)
                    .boxed()
                    .toList();
        }
        int least = asked.get(0);
        int greatest = asked.get(asked.size() - 1);
        if (least < 1 || greatest > most) {
            String there = kind == MixtureKind.WINDOW
                    ? " has " + most + " kept epochs up to epoch " + epoch
                    : " holds " + most + " repeats";
            throw InvalidInputException.about(
                    DRAWS,
                    DRAWS + " holds " + (least < 1 ? least : greatest) + " but must hold numbers from 1 to " + most
                            + ", because " + PlainText.path(folder) + there);
        }
        return asked;
    }

    private void requireMemory() {
        long bytes = (long) BYTES_A_ROW * inputs * draws.get(draws.size() - 1);
        long there = Runtime.getRuntime().maxMemory();
        if (bytes > SHARE_OF_MEMORY * there) {
            throw InvalidInputException.about(
                    DRAWS,
                    DRAWS + " holds " + draws.get(draws.size() - 1) + ", which for " + inputs
                            + " inputs needs some " + (bytes >> 20) + " MiB, but Java has " + (there >> 20)
                            + " MiB; take fewer draws, or give more, such as INFOPLANE_JAVA_OPTIONS=-Xmx"
                            + ((bytes >> 29) + 2) + "g");
        }
    }

    /** Each K that is measured over training: 1, and the greatest that was asked for, but not above 8, which takes long. */
    private List<Integer> trained() {
        int greatest = draws.get(draws.size() - 1);
        return greatest == 1
                ? List.of()
                : List.of(
                        1,
                        draws.stream()
                                .filter(each -> each > 1 && each <= MOST_TRAINED_DRAWS)
                                .max(Integer::compare)
                                .orElse(Math.min(greatest, MOST_TRAINED_DRAWS)));
    }

    public MixtureKind kind() {
        return kind;
    }

    public List<EstimatorSettings> estimators() {
        return estimators;
    }

    /** Whether the result tells of the last epoch, and is worth to be kept with the run. */
    public boolean last() {
        return last;
    }

    /** Sentences about what will take long, such as of kernel estimates; empty if nothing does. */
    public List<String> costs() {
        List<String> costs = new ArrayList<>();
        int most = draws.get(draws.size() - 1);
        for (EstimatorSettings estimator : estimators) {
            if (estimator.pairs(inputs, 1) > 0) {
                double pairs = draws.stream()
                                .mapToDouble(each -> estimator.pairs(inputs, each))
                                .sum()
                        + trained().stream()
                                .mapToDouble(each -> (double) trainingEpochs / 2 * estimator.pairs(inputs, each))
                                .sum()
                        + (double) most * estimator.pairs(inputs, 1);
                String subset = estimator.subset(inputs, most).isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; mixtures of many rows are evaluated at %,d of up to %,d, drawn by seed, and have a"
                                        + " standard error",
                                estimator.subset(inputs, most).getAsInt(),
                                (long) inputs * most);
                costs.add(String.format(
                        Locale.ROOT,
                        "%s compares %.1e pairs of rows for each layer%s",
                        estimator.name().brief(),
                        pairs,
                        subset));
            }
        }
        return costs;
    }

    /**
     * Measures.
     *
     * @return one result for each run, or one for all repeats
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public List<MixedRun> measure(int threads, RunMonitor monitor) {
        if (kind == MixtureKind.RESTARTS) {
            return List.of(new MixedRun(folder, measured(runs, threads, monitor)));
        }
        return runs.stream()
                .map(run -> new MixedRun(run, measured(List.of(run), threads, monitor)))
                .toList();
    }

    private AsIfRandom measured(List<Path> mixed, int threads, RunMonitor monitor) {
        return opened(mixed, (rows, meter) -> {
            int fitting = ImportNeeds.threads(rows.get(0).source(), inputs, threads);
            var points = meter.measure(epoch, draws, trained(), fitting, monitor);
            List<Map<Integer, Double>> accuracies =
                    mixed.stream().map(AsIfRandomRuns::accuracy).toList();
            List<AsIfRandom.Mixture> mixtures = draws.stream()
                    .map(each -> mixture(accuracies, rows, each, meter.epochsOf(each, epoch)))
                    .toList();
            var quantisation = RunFolder.open(mixed.get(0)).settings().network().quantisation();
            boolean onGrids = quantisation.activationBits() != null;
            return new AsIfRandom(kind, inputs, onGrids, epoch, estimators, mixtures, points.get(0), points.get(1));
        });
    }

    private interface Work<T> {
        T of(List<RunRows> rows, MixtureMeter meter);
    }

    private <T> T opened(List<Path> mixed, Work<T> work) {
        List<RunRows> rows = new ArrayList<>();
        try {
            for (Path run : mixed) {
                RunFolder open = RunFolder.open(run);
                rows.add(RunRows.of(open, open.settings().measure().on()));
            }
            List<LayerSource> sources = rows.stream().map(RunRows::source).toList();
            Seed seed = new Seed(RunFolder.open(mixed.get(0)).settings().seed());
            return work.of(rows, new MixtureMeter(kind, sources, rows.get(0).set(), estimators, seed));
        } finally {
            rows.forEach(RunRows::close);
        }
    }

    /** @param accuracies by epoch, for each of {@code rows} */
    private static AsIfRandom.Mixture mixture(
            List<Map<Integer, Double>> accuracies, List<RunRows> rows, int draws, List<Integer> epochs) {
        boolean window = rows.size() == 1;
        int first = epochs.get(0);
        int last = epochs.get(epochs.size() - 1);
        Trajectory from = rows.get(0).weights();
        Trajectory to = rows.get(window ? 0 : draws - 1).weights();
        double moved = from == null || to == null ? Double.NaN : moved(from.parameters(first), to.parameters(last));
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int member = 0; member < draws; member++) {
            double accuracy =
                    accuracies.get(window ? 0 : member).getOrDefault(window ? epochs.get(member) : first, Double.NaN);
            least = Math.min(least, accuracy); // NaN stays
            most = Math.max(most, accuracy);
        }
        return new AsIfRandom.Mixture(draws, epochs, moved, most - least);
    }

    /** ‖to − from‖ / ‖from‖; NaN if all weights are 0. */
    private static double moved(float[] from, float[] to) {
        double squares = 0;
        double difference = 0;
        for (int i = 0; i < from.length; i++) {
            squares += (double) from[i] * from[i];
            difference += ((double) to[i] - from[i]) * ((double) to[i] - from[i]);
        }
        return squares > 0 ? Math.sqrt(difference / squares) : Double.NaN;
    }

    /** The accuracy on the training rows, by epoch; empty for a run of another program, or one that has not begun. */
    private static Map<Integer, Double> accuracy(Path run) {
        return RunFolder.hasBegun(run)
                ? RunFolder.open(run).results().training().stream()
                        .collect(Collectors.toMap(EpochRecord::epoch, EpochRecord::accuracyTrain))
                : Map.of();
    }

    /**
     * Keeps results in the folders of their runs, and judges the claims again.
     *
     * @throws InvalidInputException if a folder cannot be written, or a run is writing to it
     */
    public static void keep(List<MixedRun> measured) {
        measured.forEach(one -> AsIfRandomFile.keep(one.folder(), one.result()));
        measured.stream()
                .filter(one -> one.result().kind() == MixtureKind.WINDOW)
                .flatMap(one -> EnsembleFolder.ensembleOf(one.folder()).stream())
                .distinct()
                .forEach(EnsembleFolder::sumUp);
    }

    /** What was kept of a run, or of repeats: the mean over their windows, else their restarts; empty if nothing was. */
    public static Optional<AsIfRandom> kept(Path folder) {
        return kept(folder, MixtureKind.WINDOW).or(() -> kept(folder, MixtureKind.RESTARTS));
    }

    /** The same of one kind. */
    public static Optional<AsIfRandom> kept(Path folder, MixtureKind kind) {
        Optional<AsIfRandom> kept = kind == MixtureKind.WINDOW ? windows(folder) : AsIfRandomFile.read(folder);
        return kept.filter(result -> result.kind() == kind);
    }

    /** The kept windows of a run, or their mean over all repeats; empty if not all have some. */
    private static Optional<AsIfRandom> windows(Path folder) {
        List<Path> all = RunSet.of(folder).runs();
        List<AsIfRandom> kept =
                all.stream().flatMap(run -> AsIfRandomFile.read(run).stream()).toList();
        return kept.isEmpty() || kept.size() < all.size() ? Optional.empty() : Optional.of(AsIfRandom.mean(kept));
    }

    /** The object of a result, as its file holds it. */
    public static Map<String, @Nullable Object> object(AsIfRandom result) {
        return AsIfRandomFile.object(result);
    }

    /** The claims of a run, or of repeats together, with a result that need not be kept. */
    public static JointClaims claims(Path folder, List<MixedRun> measured) {
        Map<Path, AsIfRandom> fresh = measured.stream()
                .filter(one -> one.result().kind() == MixtureKind.WINDOW)
                .collect(Collectors.toMap(MixedRun::folder, MixedRun::result));
        List<RunResults> results = RunSet.of(folder).runs().stream()
                .map(run -> {
                    RunResults own = RunFolder.open(run).results();
                    return fresh.containsKey(run) ? own.withAsIfRandom(fresh.get(run)) : own;
                })
                .toList();
        return JointClaims.of(results);
    }
}
