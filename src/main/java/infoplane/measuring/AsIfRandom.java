package infoplane.measuring;

import infoplane.core.Information;
import infoplane.core.Randomness;
import infoplane.estimation.EstimatorSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network measured as if its weights were random: one of K sets with equal probability, whatever the input.
 *
 * @param kind where the K sets come from
 * @param inputs N, the number of measured inputs
 * @param onGrids whether the network is quantised, so that its values are not rounded
 * @param epoch the last epoch of the windows, or the epoch of the repeats
 * @param settings the estimators
 * @param mixtures one for each K, ascending
 * @param points one for each estimator, layer and K; sorted
 * @param training points of windows that end at earlier epochs, or of repeats at earlier epochs, for K = 1 and one other K;
 *     empty if it was not asked for; sorted
 */
public record AsIfRandom(
        MixtureKind kind,
        int inputs,
        boolean onGrids,
        int epoch,
        List<EstimatorSettings> settings,
        List<Mixture> mixtures,
        List<MixturePoint> points,
        List<MixturePoint> training) {
    /**
     * K sets of weights.
     *
     * @param draws K
     * @param epochs of the sets: K epochs of a window, one for repeats
     * @param weightsMoved ‖θ_K − θ_1‖ / ‖θ_1‖ of the last set and the first; NaN without weights
     * @param accuracySpread largest minus least accuracy on the training rows over the K sets; NaN if it is unknown
     */
    public record Mixture(int draws, List<Integer> epochs, double weightsMoved, double accuracySpread) {
        public Mixture {
            epochs = List.copyOf(epochs);
        }
    }

    public AsIfRandom {
        settings = List.copyOf(settings);
        mixtures = List.copyOf(mixtures);
        points = points.stream().sorted().toList();
        training = training.stream().sorted().toList();
    }

    /** The mixture with the most draws. */
    public Mixture widest() {
        return mixtures.get(mixtures.size() - 1);
    }

    /** The ids of the estimators. */
    public List<String> estimators() {
        return points.stream().map(MixturePoint::estimator).distinct().toList();
    }

    /** The name of an estimator for people; its id if its settings are unknown. */
    public String nameOf(String id) {
        return settings.stream()
                .filter(estimator -> estimator.id().equals(id))
                .map(estimator -> estimator.name().brief())
                .findFirst()
                .orElse(id);
    }

    /** What makes T random given its input, such as {@code weights of 32 epochs and bins}. @param id of an estimator */
    public String randomBy(String id, int draws) {
        return draws == 1 ? ownRandomness(id).map(Randomness::words).orElse("") : randomBy(id, Integer.toString(draws));
    }

    /** The same of any K above 1. @param draws its symbol */
    public String randomBy(String id, String draws) {
        return kind.words(draws)
                + ownRandomness(id)
                        .filter(own -> !own.isEmpty())
                        .map(own -> " and " + Randomness.words(own))
                        .orElse("");
    }

    /** What the estimator adds to the weights; empty if its settings are unknown. */
    private Optional<Set<Randomness>> ownRandomness(String id) {
        return settings.stream()
                .filter(estimator -> estimator.id().equals(id))
                .findFirst()
                .map(estimator -> Randomness.of(estimator.randomness(), false, onGrids));
    }

    /** The K whose windows were measured over training; empty if none were. */
    public Optional<Integer> trained() {
        return training.stream()
                .map(MixturePoint::draws)
                .filter(draws -> draws > 1)
                .max(Integer::compare);
    }

    /** How far I(X;T) fell over training, for each estimator, layer and K that was measured there and at the end. */
    public List<MixtureFall> falls() {
        Map<List<Object>, List<MixturePoint>> curves = new LinkedHashMap<>();
        training.stream()
                .filter(point -> point.estimate().inputInformation() != null)
                .forEach(point -> curves.computeIfAbsent(
                                List.of(point.estimator(), point.layer(), point.draws()), key -> new ArrayList<>())
                        .add(point));
        return curves.values().stream()
                .filter(points -> points.get(points.size() - 1).epoch() == epoch)
                .map(AsIfRandom::fall)
                .toList();
    }

    /** @param points ascending epochs, at least one; all with I(X;T) */
    private static MixtureFall fall(List<MixturePoint> points) {
        MixturePoint first = points.get(0);
        Information most = Information.ofNats(Double.NEGATIVE_INFINITY);
        Information end = most;
        int epoch = first.epoch();
        for (MixturePoint point : points) {
            end = Objects.requireNonNull(point.estimate().inputInformation());
            if (end.compareTo(most) > 0) {
                most = end;
                epoch = point.epoch();
            }
        }
        return new MixtureFall(first.estimator(), first.layer(), first.draws(), most, epoch, end);
    }

    /** The points over training of one K. */
    public List<MixturePoint> training(int draws) {
        return training.stream().filter(point -> point.draws() == draws).toList();
    }

    /**
     * This result with a newer one of the same sets of weights: the newer one's points replace those of its estimators. If
     * the sets differ, the newer one alone.
     */
    public AsIfRandom with(AsIfRandom newer) {
        if (newer.kind != kind || newer.inputs != inputs || newer.epoch != epoch) {
            return newer;
        }
        TreeMap<Integer, Mixture> all = new TreeMap<>();
        mixtures.forEach(mixture -> all.put(mixture.draws(), mixture));
        newer.mixtures.forEach(mixture -> all.put(mixture.draws(), mixture));
        Set<String> replaced = new HashSet<>(newer.estimators());
        return new AsIfRandom(
                kind,
                inputs,
                onGrids,
                epoch,
                Stream.concat(settings.stream(), newer.settings.stream())
                        .distinct()
                        .toList(),
                new ArrayList<>(all.values()),
                joined(points, newer.points, replaced),
                joined(training, newer.training, replaced));
    }

    /**
     * The mean over repeats of each point, with the standard error of the mean instead of that of the points. Points that a
     * repeat does not have are left out.
     *
     * @param repeats at least one, measured in the same way
     */
    public static AsIfRandom mean(List<AsIfRandom> repeats) {
        AsIfRandom first = repeats.get(0);
        if (repeats.size() == 1) {
            return first;
        }
        List<Mixture> mixtures = first.mixtures.stream()
                .map(mixture -> new Mixture(
                        mixture.draws(),
                        mixture.epochs(),
                        mean(repeats, mixture.draws(), Mixture::weightsMoved),
                        mean(repeats, mixture.draws(), Mixture::accuracySpread)))
                .toList();
        return new AsIfRandom(
                first.kind,
                first.inputs,
                first.onGrids,
                first.epoch,
                first.settings,
                mixtures,
                MixturePoint.means(repeats.stream().map(AsIfRandom::points).toList()),
                MixturePoint.means(repeats.stream().map(AsIfRandom::training).toList()));
    }

    private static double mean(List<AsIfRandom> repeats, int draws, ToDoubleFunction<Mixture> value) {
        return repeats.stream()
                .flatMap(repeat -> repeat.mixtures.stream())
                .filter(mixture -> mixture.draws() == draws)
                .mapToDouble(value)
                .average()
                .orElse(Double.NaN);
    }

    private static List<MixturePoint> joined(
            List<MixturePoint> before, List<MixturePoint> newer, Set<String> replaced) {
        List<MixturePoint> all = before.stream()
                .filter(point -> !replaced.contains(point.estimator()))
                .collect(Collectors.toCollection(ArrayList::new));
        all.addAll(newer);
        return all;
    }
}
