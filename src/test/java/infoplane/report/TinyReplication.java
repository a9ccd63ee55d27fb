package infoplane.report;

import infoplane.config.Json;
import infoplane.config.SweepFile;
import infoplane.findings.ClaimKind;
import infoplane.report.Piece.Study;
import infoplane.report.ReplicationPlan.Depth;
import java.util.List;
import java.util.Optional;

/** A replication of networks with a few units, which takes a second. */
final class TinyReplication {
    /** A name that a page must escape. */
    static final String NAME = "tiny <&\"> net";

    private static final String EXPERIMENT = """
            { "name": "%s", "seed": 3, "dataset": { "type": "parity", "n": 6, "k": 1 },
              "network": { "hidden": [3, 2], "activation": "%s" },
              "training": { "epochs": %d, "batchSize": 16, "learningRate": 0.02 },
              "measure": { "schedule": "every", "selfCheck": false, "estimators": ["binning", {"type": "binning", "rule": "size"}] },
              "repeats": %d %s }
            """;

    private TinyReplication() {}

    static ReplicationPlan plan() {
        List<ClaimKind> all = List.of(ClaimKind.values()).stream()
                .filter(kind -> kind != ClaimKind.STABLE)
                .toList();
        return new ReplicationPlan(
                "tiny",
                Optional.empty(),
                new Depth(2, List.of(1, 2), false, 5),
                List.of(
                        Piece.of(
                                "relu",
                                Json.parseExperiment(text(NAME, "relu", 12, 5, ""), "relu"),
                                all,
                                List.of(Study.values())),
                        Piece.of("tanh", Json.parseExperiment(text("tanh", "tanh", 12, 5, ""), "tanh"), all, List.of()),
                        Piece.of(
                                "single",
                                Json.parseExperiment(text("single", "tanh", 3, 1, ""), "single"),
                                all,
                                List.of()),
                        Piece.of(
                                "sweep",
                                SweepFile.parse(
                                        text(
                                                "other settings, relu",
                                                "relu",
                                                6,
                                                1,
                                                ", \"sweep\": {\"training.learningRate\": [0.01, 0.02], \"seed\": [1, 2, 3, 4, 5]}"),
                                        "sweep"))));
    }

    /** Repeats whose bounds leave the verdict of several scales open. */
    static ReplicationPlan atManyScales() {
        String text = text("tanh", "tanh", 100, 5, "").replace("\"n\": 6, \"k\": 1", "\"n\": 7, \"k\": 2");
        return new ReplicationPlan(
                "scales",
                Optional.empty(),
                new Depth(2, List.of(1, 2), false, 25),
                List.of(Piece.of(
                        "tanh",
                        Json.parseExperiment(text, "tanh"),
                        List.of(ClaimKind.DEPENDS_ON_SCALE),
                        List.of(Study.SCALES))));
    }

    private static String text(String name, String activation, int epochs, int repeats, String more) {
        return EXPERIMENT.formatted(name.replace("\"", "\\\""), activation, epochs, repeats, more);
    }
}
