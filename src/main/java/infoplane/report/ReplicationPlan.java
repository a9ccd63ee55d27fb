package infoplane.report;

import infoplane.config.Json;
import infoplane.config.SweepFile;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.ShippedFiles;
import infoplane.findings.ClaimKind;
import infoplane.report.Piece.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a replication trains and measures.
 *
 * @param name by which the folder of a replication remembers it
 * @param claim the only claim that is tried; empty for all
 * @param depth how thoroughly kept runs are studied
 * @param pieces in the order of the work
 */
public record ReplicationPlan(String name, Optional<ClaimKind> claim, Depth depth, List<Piece> pieces) {
    public static final String QUICK = "quick";
    public static final String FULL = "full";

    private static final String FOLDER = "/infoplane/assets/replication/";

    /**
     * How thoroughly kept runs are studied.
     *
     * @param orbits number of random coordinates
     * @param draws sizes of the as-if-random windows
     * @param kernels whether estimators that compare all pairs of rows take part
     * @param scales number of scales in a map
     */
    public record Depth(int orbits, List<Integer> draws, boolean kernels, int scales) {
        public Depth {
            draws = List.copyOf(draws);
        }
    }

    public ReplicationPlan {
        pieces = List.copyOf(pieces);
    }

    public static ReplicationPlan quick() {
        return new ReplicationPlan(
                QUICK, Optional.empty(), new Depth(20, List.of(1, 2, 4, 8), false, 13), shipped(QUICK));
    }

    public static ReplicationPlan full() {
        return new ReplicationPlan(
                FULL, Optional.empty(), new Depth(100, List.of(1, 2, 4, 8, 16), true, 25), shipped(FULL));
    }

    /** @throws InvalidInputException if there is no plan of that name */
    static ReplicationPlan named(String name) {
        return switch (name) {
            case QUICK -> quick();
            case FULL -> full();
            default ->
                throw new InvalidInputException("the replication follows the plan \"" + PlainText.quoted(name)
                        + "\", which this version does not have; it has " + QUICK + " and " + FULL);
        };
    }

    public boolean isQuick() {
        return name.equals(QUICK);
    }

    /**
     * The plan with only those pieces that one claim needs.
     *
     * @param number of the claim
     * @throws InvalidInputException if there is no such claim
     */
    public ReplicationPlan of(int number) {
        ClaimKind kind = Arrays.stream(ClaimKind.values())
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> InvalidInputException.about(
                        "claim", "claim is " + number + " but must be from 1 to " + ClaimKind.values().length));
        return new ReplicationPlan(
                name,
                Optional.of(kind),
                depth,
                pieces.stream()
                        .filter(piece -> piece.claims().contains(kind))
                        .map(piece -> piece.of(kind))
                        .toList());
    }

    /** The claims that are tried, in order. */
    List<ClaimKind> claims() {
        return claim.map(List::of).orElseGet(() -> List.of(ClaimKind.values()));
    }

    private static List<Piece> shipped(String plan) {
        List<ClaimKind> everywhere = List.of(
                ClaimKind.FITTING, ClaimKind.OUTPUT_COMPRESSES, ClaimKind.ORDER_HOLDS, ClaimKind.STARTS_TOGETHER);
        List<ClaimKind> tanh = with(everywhere, ClaimKind.TANH_COMPRESSES);
        List<ClaimKind> relu = with(everywhere, ClaimKind.RELU_DOES_NOT);
        boolean quick = plan.equals(QUICK);
        List<Study> studies = List.of(Study.WINDOWS, Study.RESTARTS, Study.COORDINATES, Study.RELATIVE_SCALES);
        try {
            return ShippedFiles.use(
                            FOLDER + plan,
                            folder -> List.of(
                                    run(
                                            folder,
                                            "tanh",
                                            quick ? tanh : with(tanh, ClaimKind.DEPENDS_ON_SCALE),
                                            quick ? List.of() : List.of(Study.SCALES, Study.RELATIVE_SCALES)),
                                    run(
                                            folder,
                                            "relu",
                                            with(
                                                    relu,
                                                    ClaimKind.DEPENDS_ON_BINS,
                                                    ClaimKind.WINDOWS_COMPRESS,
                                                    ClaimKind.DEPENDS_ON_SCALE),
                                            quick ? studies : List.of(Study.values())),
                                    run(folder, "quantised-tanh", tanh, List.of()),
                                    run(folder, "quantised-relu", relu, List.of()),
                                    run(folder, "noisy", tanh, List.of()),
                                    sweep(folder, "sweep-tanh"),
                                    sweep(folder, "sweep-relu"),
                                    run(folder, "soft-labels", tanh, List.of())))
                    .orElseThrow(() -> new IllegalStateException("the program came without the plan " + plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Piece run(Path folder, String name, List<ClaimKind> claims, List<Study> studies) throws IOException {
        return Piece.of(name, Json.parseExperiment(text(folder, name), name), claims, studies);
    }

    private static Piece sweep(Path folder, String name) throws IOException {
        return Piece.of(name, SweepFile.parse(text(folder, name), name));
    }

    private static String text(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name + ".json"));
    }

    private static List<ClaimKind> with(List<ClaimKind> some, ClaimKind... more) {
        List<ClaimKind> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
