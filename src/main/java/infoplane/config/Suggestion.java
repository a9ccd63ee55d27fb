package infoplane.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Suggests the word that a misspelt or foreign word probably means. */
public final class Suggestion {
    /**
     * Words of ours, each with the words that other programs and papers have for it. Case and separators do not count. The
     * first word that is known where a suggestion is wanted is suggested.
     */
    private static final Map<String, List<String>> MEANT = meant("""
            learningRate: lr, rate, eta, alpha, stepsize, learning
            batchSize: bs, batch, minibatch, minibatchsize
            epochs: iterations, iters, niter, maxepochs, numepochs, nepochs, steps, maxiter
            optimiser: opt, optim, optimizer, solver, algorithm
            weightDecay: wd, decay
            orthonormality: orthogonality, ortho, orthogonal, orthonormal, orthoreg
            l2: l2penalty, ridge
            l1: lasso, l1penalty
            momentum: mom, nesterov
            keep: save, checkpoints, weights
            hidden: layers, units, neurons, width, widths, sizes, hiddenlayers, hiddensizes, hiddenlayersizes, layersizes
            activation: act, nonlinearity, transfer, actfn
            initialisation: init, initialization, initializer, kernelinitializer
            network: net, model, architecture, arch
            training: train, trainer, fit, hyperparameters
            measure: measuring, metrics, mi, estimate, measurement, measurements
            dataset: data, input, inputs, dataset
            path: file, filename, source, csv
            labels: y, targets, target
            labelColumn: label, labelcol, targetcolumn, classcolumn
            leaveOut: drop, dropcolumns, ignore, exclude, omit
            scale: scaling, scaler, normalise, normalize, standardise, standardize, normalisation, normalization
            draw: sampling, stratified, stratify
            zero-one: minmax, min-max, 0-1
            standard: zscore, z-score, standardscaler
            folder: dir, directory, root
            rows: n, nrows, samples, limit
            n: rows, samples, nsamples, points, npoints, size, bits, nbits
            d: bits, nbits, dimension, dimensions, dim
            p: modulus, mod, prime, base
            noise: sigma, sd, std, spread
            classes: nclasses, numclasses, centers, centres, keepclasses
            modular-addition: modularaddition, modadd, modulararithmetic, addition, grokking
            fashion-mnist: fashion, fmnist
            blobs: gaussians, clusters, clouds
            circles: rings
            trainFraction: split, trainsplit, trainshare, testsplit, testsize, trainsize, traintestsplit
            repeats: runs, repetitions, trials, nruns, seeds
            seed: randomstate, rng, randomseed
            backend: device, gpu
            estimators: estimator, methods, method
            estimator: method, measure, metric
            schedule: epochschedule, when
            type: kind, method, class
            bins: nbins, numbins, cells
            k: neighbours, neighbors, nneighbors, nneighbours, knn, relevant, relevantbits
            noiseVariance: noise, sigma, sigma2, variance, bandwidth, noisevar
            steps: iterations, iters, epochs
            ksg: kraskov, kraskovstoegbauergrassberger, nearestneighbours, mi
            mixed-ksg: mixedksg, gao, mixture
            knn-entropy: kl, knn, kozachenko, kozachenkoleonenko, entropy
            kde: kernel, kerneldensity, gaussian, kolchinsky, parzen
            binning: bin, bins, histogram, hist, discretize, discretise
            quantised: quantized, exact, counting
            infonce: nce, cpc, contrastive
            mine: donskervaradhan, dv, belghazi
            momentum: heavyball
            sgd: gd, gradientdescent
            run: train, start, fit
            measure: remeasure, again
            estimate: mi, layer
            figure: plot, draw, picture, fig
            verify: check, validate, reproduce, test
            recover: repair, fix, rescue
            presets: samples, examples, experiments, list
            benchmark: bench, speed, perf
            doctor: info, status, diagnose, about, env
            dataset: inspect
            --out: o, output, outdir, dir, outputdir, dest
            --epochs: e, niter
            --json: j, format
            --threads: t, j, jobs, workers, njobs, cores, cpus
            --resume: continue, restart
            --seeds: repeats
            --help: h, usage
            --version: v
            --x: a
            --y: b
            --activations: t, features, hidden
            --labels: targets
            """);

    private Suggestion() {}

    /** The known word that is meant; empty if all are too different. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String given = bare(word);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Stream.<Optional<String>>of(
                        first(known, candidate -> bare(candidate).equals(given)),
                        synonym(given, known),
                        first(known, candidate -> initials(candidate).equals(given)),
                        beginning(given, known),
                        misspelt(given, known))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The suggestion for a message, {@code "; did you mean kde?"}, or an empty text. */
    public static String clause(String word, Collection<String> known) {
        return nearest(word, known)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }

    /**
     * The suggestion of a field in another place, or an empty text.
     *
     * @param paths of all fields, such as {@code training.epochs}
     */
    static String elsewhere(String word, List<String> paths) {
        Map<String, String> byName = paths.stream()
                .collect(Collectors.toMap(
                        path -> path.substring(path.lastIndexOf('.') + 1), path -> path, (first, second) -> first));
        return nearest(word, byName.keySet())
                .map(meant -> "; did you mean " + byName.get(meant) + "?")
                .orElse("");
    }

    private static Optional<String> first(Collection<String> known, java.util.function.Predicate<String> fits) {
        return known.stream().filter(fits).findFirst();
    }

    private static Optional<String> synonym(String given, Collection<String> known) {
        return first(
                known,
                candidate -> MEANT.getOrDefault(bare(candidate), List.of()).contains(given));
    }

    /** The one word that begins as the given one does, which has at least two letters. */
    private static Optional<String> beginning(String given, Collection<String> known) {
        List<String> fitting = known.stream()
                .filter(candidate -> bare(candidate).startsWith(given))
                .toList();
        return given.length() >= 2 && fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Words of one or two letters are no misspelling of anything: nearly all words are as near. */
    private static Optional<String> misspelt(String given, Collection<String> known) {
        int most = given.length() <= 2 ? 0 : Math.max(1, (given.length() + 1) / 3);
        return known.stream()
                .filter(candidate -> distance(given, bare(candidate)) <= most)
                .min(Comparator.comparingInt(candidate -> distance(given, bare(candidate))));
    }

    /**
     * The fewest insertions, deletions, replacements and swaps of neighbouring letters that turn one word into the other
     * (optimal string alignment; Damerau 1964).
     */
    private static int distance(String given, String known) {
        int[][] edits = new int[given.length() + 1][known.length() + 1]; // of the first i letters to the first j
        for (int i = 0; i <= given.length(); i++) {
            for (int j = 0; j <= known.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, given, i, known, j);
            }
        }
        return edits[given.length()][known.length()];
    }

    private static int fewest(int[][] edits, String given, int i, String known, int j) {
        int replaced = edits[i - 1][j - 1] + (given.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && given.charAt(i - 1) == known.charAt(j - 2)
                && given.charAt(i - 2) == known.charAt(j - 1);
        return swapped ? Math.min(fewest, 1 + edits[i - 2][j - 2]) : fewest;
    }

    /** The first letters of its words: {@code tf} of {@code trainFraction} and of {@code train-fraction}. */
    private static String initials(String word) {
        String spaced = word.replaceAll("^-+", "").replaceAll("([A-Z])", "-$1");
        String letters = Arrays.stream(spaced.split("-"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1))
                .collect(Collectors.joining());
        return letters.length() < 2 ? "" : letters.toLowerCase(Locale.ROOT);
    }

    private static String bare(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    private static Map<String, List<String>> meant(String table) {
        return table.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        entry -> bare(entry[0]),
                        entry -> List.of(entry[1].strip().split(", ")),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
    }
}
