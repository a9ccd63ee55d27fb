package infoplane.report;

import infoplane.config.Sweep;
import infoplane.experiment.ExperimentSettings;
import infoplane.findings.ClaimKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An experiment of a replication, with its repeats, or a sweep. Lies in a folder of its own.
 *
 * @param name of its folder
 * @param experiment null for a sweep
 * @param sweep null for an experiment
 * @param claims on which it has a say
 * @param studies what is asked of its kept runs besides their planes
 */
public record Piece(
        String name,
        @Nullable ExperimentSettings experiment,
        @Nullable Sweep sweep,
        List<ClaimKind> claims,
        List<Study> studies) {
    /** What is asked of kept runs. */
    public enum Study {
        WINDOWS("as-if-random windows", ClaimKind.WINDOWS_COMPRESS),
        RESTARTS("as-if-random restarts", ClaimKind.WINDOWS_COMPRESS),
        SCALES("every scale", ClaimKind.DEPENDS_ON_SCALE),
        RELATIVE_SCALES("every relative scale", ClaimKind.DEPENDS_ON_SCALE),
        COORDINATES("other coordinates", ClaimKind.DEPENDS_ON_SCALE);

        private final String label;
        private final ClaimKind claim;

        Study(String label, ClaimKind claim) {
            this.label = label;
            this.claim = claim;
        }

        String label() {
            return label;
        }
    }

    public Piece {
        claims = List.copyOf(claims);
        studies = List.copyOf(studies);
    }

    public static Piece of(String name, ExperimentSettings experiment, List<ClaimKind> claims, List<Study> studies) {
        return new Piece(name, experiment, null, claims, studies);
    }

    /** A sweep, which tells whether results are stable. */
    public static Piece of(String name, Sweep sweep) {
        return new Piece(name, null, sweep, List.of(ClaimKind.STABLE), List.of());
    }

    /** What the user calls it. */
    public String title() {
        return experiment != null ? experiment.name() : sweep != null ? sweep.name() : name;
    }

    /** The piece without studies that say nothing about a claim. */
    Piece of(ClaimKind kind) {
        return new Piece(
                name,
                experiment,
                sweep,
                List.copyOf(Set.of(kind)),
                studies.stream().filter(study -> study.claim == kind).toList());
    }
}
