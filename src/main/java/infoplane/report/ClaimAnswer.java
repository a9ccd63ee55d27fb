package infoplane.report;

import infoplane.findings.Ballot;
import infoplane.findings.Claim;
import infoplane.findings.ClaimKind;
import infoplane.findings.Interval;
import infoplane.findings.SettingsEffect;
import infoplane.findings.Verdict;
import infoplane.findings.Vote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What all experiments say of a claim.
 *
 * @param claim the verdict of those experiments together that have enough repeats
 * @param parts what each experiment says, in the order of the plan
 * @param absent experiments that have a say but did not come so far
 * @param dependsOn what the verdict depends on, a sentence each
 */
record ClaimAnswer(
        ClaimKind kind, Claim claim, List<Part> parts, List<ReplicatedPiece> absent, List<String> dependsOn) {
    /**
     * What one experiment says.
     *
     * @param words the verdict in a sentence
     */
    record Part(ReplicatedPiece piece, Claim claim, String words) {
        /** Whether it takes part in the verdict of all. */
        boolean counts() {
            return claim.learnt() >= infoplane.findings.JointFindings.FEWEST;
        }
    }

    ClaimAnswer {
        parts = List.copyOf(parts);
        absent = List.copyOf(absent);
        dependsOn = List.copyOf(dependsOn);
    }

    /** @param parts at least one @param effects of the settings of sweeps, by the names of the sweeps */
    static ClaimAnswer of(
            ClaimKind kind, List<Part> parts, List<ReplicatedPiece> absent, Map<String, SettingsEffect> effects) {
        Claim claim = Claim.across(parts.stream().map(Part::claim).toList());
        return new ClaimAnswer(kind, claim, parts, absent, dependencies(kind, parts, effects));
    }

    /** The number of votes of a kind. */
    long votes(Vote vote) {
        return claim.ballots().stream().filter(ballot -> ballot.vote() == vote).count();
    }

    /** The experiments whose votes are counted, or all if none has enough repeats. */
    List<Part> counted() {
        List<Part> counted = parts.stream().filter(Part::counts).toList();
        return counted.isEmpty() ? parts : counted;
    }

    Optional<Interval> interval() {
        return claim.interval();
    }

    /** The verdict in one or two sentences. */
    String words() {
        int experiments = counted().size();
        String seeds = claim.learnt() + " of " + claim.seeds() + (kind == ClaimKind.STABLE ? " runs" : " networks")
                + " that learnt, in " + (experiments == 1 ? "one experiment" : experiments + " experiments");
        List<String> sentences = new ArrayList<>();
        if (claim.verdict() == Verdict.NOT_JUDGED) {
            sentences.add("Not judged: "
                    + claim.reasons().stream()
                            .map(reason -> reason.kind().label())
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        sentences.add(votes() + ", by " + seeds + ".");
        if (!absent.isEmpty()) {
            sentences.add("Without "
                    + absent.stream().map(piece -> piece.piece().title()).collect(Collectors.joining(", "))
                    + ", which did not come to an end.");
        }
        return String.join(" ", sentences);
    }

    private String votes() {
        boolean bins = kind == ClaimKind.DEPENDS_ON_BINS;
        return String.format(
                Locale.ROOT,
                bins
                        ? "Of %d votes of binnings %d see compression, %d see none, %d are open"
                        : "Of %d votes %d say yes, %d say no, %d are open",
                claim.ballots().size(),
                votes(Vote.YES),
                votes(Vote.NO),
                votes(Vote.NONE));
    }

    private static List<String> dependencies(ClaimKind kind, List<Part> parts, Map<String, SettingsEffect> effects) {
        List<String> depends = new ArrayList<>();
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Part part : parts) {
            if (part.counts()) {
                ofEstimators(part).ifPresent(depends::add);
                verdicts.put(part.piece().piece().title(), part.claim().verdict());
            }
        }
        if (new TreeSet<>(verdicts.values()).size() > 1) {
            depends.add("The experiment: "
                    + verdicts.entrySet().stream()
                            .map(one -> one.getValue().label() + " by " + one.getKey())
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        if (kind == ClaimKind.TANH_COMPRESSES || kind == ClaimKind.RELU_DOES_NOT || kind == ClaimKind.STABLE) {
            effects.forEach((sweep, effect) -> {
                boolean concerns =
                        kind == ClaimKind.STABLE || sweep.contains(kind == ClaimKind.TANH_COMPRESSES ? "tanh" : "ReLU");
                if (concerns) {
                    depends.addAll(ofSettings(sweep, effect));
                }
            });
        }
        return depends;
    }

    private static Optional<String> ofEstimators(Part part) {
        Map<Vote, List<String>> votes = new TreeMap<>();
        for (Ballot ballot : part.claim().ballots()) {
            votes.computeIfAbsent(ballot.vote(), vote -> new ArrayList<>())
                    .add(part.piece().estimatorName(ballot.estimator()));
        }
        if (!votes.containsKey(Vote.YES) || !votes.containsKey(Vote.NO)) {
            return Optional.empty();
        }
        return Optional.of("The estimator, in " + part.piece().piece().title() + ": yes by "
                + String.join(", ", votes.get(Vote.YES)) + "; no by " + String.join(", ", votes.get(Vote.NO)) + ".");
    }

    /** The settings of a sweep of which one value compresses and another does not. */
    private static List<String> ofSettings(String sweep, SettingsEffect effect) {
        Map<String, Map<Vote, List<String>>> fields = new LinkedHashMap<>();
        effect.groups()
                .forEach(group -> fields.computeIfAbsent(
                                group.field() + ", by " + group.estimator(), field -> new TreeMap<>())
                        .computeIfAbsent(group.vote(), vote -> new ArrayList<>())
                        .add(group.value()));
        List<String> depends = new ArrayList<>();
        fields.forEach((field, votes) -> {
            if (votes.containsKey(Vote.YES) && votes.containsKey(Vote.NO)) {
                depends.add("The setting " + field + ", in " + sweep + ": compression with "
                        + String.join(", ", votes.get(Vote.YES)) + "; none with "
                        + String.join(", ", votes.get(Vote.NO)) + ".");
            }
        });
        return depends;
    }
}
