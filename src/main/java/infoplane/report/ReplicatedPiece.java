package infoplane.report;

import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.experiment.RunResults;
import infoplane.findings.Claim;
import infoplane.findings.ClaimKind;
import infoplane.findings.SettingsEffect;
import infoplane.findings.SweepTable;
import infoplane.runs.JointClaims;
import infoplane.runs.RunSet;
import infoplane.sweep.Sweeps;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a piece.
 *
 * @param folder in which its runs lie
 * @param failure why it did not come to its end; empty if it did
 * @param results of its repeats, as far as there are some; empty for a sweep
 * @param table outcomes of a sweep; null for an experiment, and where nothing can be read
 */
record ReplicatedPiece(
        Piece piece,
        Path folder,
        String failure,
        List<RunResults> results,
        @Nullable SweepTable table) {
    ReplicatedPiece {
        results = List.copyOf(results);
    }

    /** Reads what lies in the folder; what cannot be read counts as absent. */
    static ReplicatedPiece read(Piece piece, Path folder, String failure) {
        try {
            return piece.sweep() == null
                    ? new ReplicatedPiece(
                            piece, folder, failure, RunSet.of(folder).results(), null)
                    : new ReplicatedPiece(
                            piece,
                            folder,
                            failure,
                            List.of(),
                            Sweeps.open(folder).table());
        } catch (InvalidInputException | RunFailedException e) {
            String why = failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
            return new ReplicatedPiece(piece, folder, why, List.of(), null);
        }
    }

    String name() {
        return piece.name();
    }

    boolean measured() {
        return !results.isEmpty();
    }

    /** What the settings of a sweep do; empty for an experiment. */
    Optional<SettingsEffect> effect() {
        return Optional.ofNullable(table).map(SettingsEffect::of);
    }

    /** The claims with their verdicts by this piece alone; empty where it has none. */
    Optional<JointClaims> claims() {
        return measured() ? Optional.of(JointClaims.of(results)) : Optional.empty();
    }

    /** The name of an estimator, for people. */
    String estimatorName(String id) {
        return measured() && !id.startsWith("scale-space")
                ? results.get(0).estimatorName(id).brief()
                : id;
    }

    /** The verdict of this piece on a claim; empty if it has no say or did not come so far. */
    Optional<Claim> claim(ClaimKind kind, Optional<JointClaims> claims) {
        if (!piece.claims().contains(kind)) {
            return Optional.empty();
        }
        return kind == ClaimKind.STABLE
                ? effect().map(SettingsEffect::claim)
                : claims.flatMap(joint -> joint.claims().stream()
                        .filter(claim -> claim.kind() == kind)
                        .findFirst());
    }
}
