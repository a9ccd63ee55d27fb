package infoplane.report;

import infoplane.config.Json;
import infoplane.config.Sweep;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Provenance;
import infoplane.store.RunFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader needs to make a piece again: its settings, seeds, hashes, versions and machine. */
final class PieceFacts {
    private static final int SHOWN_OF_HASH = 16;

    private PieceFacts() {}

    /** The cells of a table: title, folder, runs, seed, epochs, estimators, hash. */
    static List<String> row(ReplicatedPiece piece) {
        ExperimentSettings one = sample(piece.piece());
        Sweep sweep = piece.piece().sweep();
        return List.of(
                piece.piece().title(),
                piece.name() + "/",
                Integer.toString(sweep == null ? one.repeats() : sweep.points().size()),
                sweep == null ? Long.toString(one.seed()) : "several",
                Integer.toString(one.training().epochs()),
                one.measure().estimators().stream()
                        .map(estimator -> estimator.name().brief())
                        .collect(Collectors.joining("; ")),
                sha256(settings(piece.piece())).substring(0, SHOWN_OF_HASH));
    }

    private static ExperimentSettings sample(Piece piece) {
        ExperimentSettings own = piece.experiment();
        return own != null
                ? own
                : Objects.requireNonNull(piece.sweep()).points().get(0).settings();
    }

    /** The experiment file of a piece. */
    static String settings(Piece piece) {
        ExperimentSettings own = piece.experiment();
        return own != null
                ? Json.write(own)
                : Objects.requireNonNull(piece.sweep()).json();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Versions, machine, data and time, a line each. */
    static List<String> machine(ReplicationReport report) {
        Set<String> versions = new TreeSet<>();
        Set<String> machines = new TreeSet<>();
        Set<String> data = new TreeSet<>();
        Duration took = Duration.ZERO;
        for (Provenance one : provenances(report)) {
            versions.add("Infoplane " + one.version() + ", Java " + one.java());
            machines.add(one.cpu() + ", " + one.os());
            data.add(one.datasetSha256());
            if (one.end() != null) {
                took = took.plus(Duration.between(one.start(), one.end()));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("Versions: " + String.join("; ", versions) + ".");
        lines.add("Machine: " + String.join("; ", machines) + ".");
        lines.add("SHA-256 of the data: " + String.join(", ", data) + ".");
        lines.add(String.format(
                Locale.ROOT,
                "Training and measuring of the experiments took %.1f hours, summed over networks that computed at once.",
                took.toMillis() / 3.6e6));
        return lines;
    }

    private static List<Provenance> provenances(ReplicationReport report) {
        List<Provenance> all = new ArrayList<>();
        for (ReplicatedPiece piece : report.pieces()) {
            if (piece.measured()) {
                try {
                    for (var run : infoplane.runs.RunSet.of(piece.folder()).runs()) {
                        all.add(RunFolder.open(run).provenance());
                    }
                } catch (InvalidInputException e) {
                    continue; // its row says that it cannot be read
                }
            }
        }
        return all;
    }
}
