package infoplane.report;

import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.file.FigureExport;
import infoplane.findings.Claim;
import infoplane.findings.ClaimKind;
import infoplane.findings.FindingsWords;
import infoplane.findings.SettingsEffect;
import infoplane.runs.JointClaims;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of a replication, and its files: {@code claims.json}, {@code report.html}, {@code report.pdf}, and the figures.
 *
 * @param answers one for each claim, in order
 */
public record ReplicationReport(ReplicationPlan plan, List<ReplicatedPiece> pieces, List<ClaimAnswer> answers) {
    public static final String PAGE = "report.html";
    public static final String PRINT = "report.pdf";
    public static final String CLAIMS = "claims.json";

    public ReplicationReport {
        pieces = List.copyOf(pieces);
        answers = List.copyOf(answers);
    }

    static ReplicationReport of(ReplicationPlan plan, List<ReplicatedPiece> pieces) {
        Map<String, Optional<JointClaims>> claims = new LinkedHashMap<>();
        pieces.forEach(piece -> claims.put(piece.name(), piece.claims()));
        Map<String, SettingsEffect> effects = new LinkedHashMap<>();
        pieces.forEach(piece ->
                piece.effect().ifPresent(effect -> effects.put(piece.piece().title(), effect)));
        List<ClaimAnswer> answers = new ArrayList<>();
        for (ClaimKind kind : plan.claims()) {
            List<ClaimAnswer.Part> parts = new ArrayList<>();
            List<ReplicatedPiece> absent = new ArrayList<>();
            for (ReplicatedPiece piece : pieces) {
                Optional<JointClaims> joint = claims.getOrDefault(piece.name(), Optional.empty());
                Optional<Claim> claim = piece.claim(kind, joint);
                claim.ifPresent(one ->
                        parts.add(new ClaimAnswer.Part(piece, one, words(joint).claim(one))));
                if (piece.piece().claims().contains(kind)
                        && (claim.isEmpty() || !piece.failure().isEmpty())) {
                    absent.add(piece);
                }
            }
            answers.add(
                    parts.isEmpty()
                            ? new ClaimAnswer(kind, Claim.unmeasured(kind), parts, absent, List.of())
                            : ClaimAnswer.of(kind, parts, absent, effects));
        }
        return new ReplicationReport(plan, pieces, answers);
    }

    private static FindingsWords words(Optional<JointClaims> joint) {
        return joint.map(JointClaims::words).orElseGet(() -> new FindingsWords(Map.of()));
    }

    /** The place of the figure of a claim within the folder. */
    static String figure(ClaimKind kind) {
        return "figures/claim-" + kind.number() + ".svg";
    }

    /** The text of {@code claims.json}. */
    public String json() {
        return ClaimsJson.write(this);
    }

    /** A line for each claim. */
    public String text() {
        StringBuilder text = new StringBuilder();
        answers.forEach(answer -> text.append(answer.kind().number())
                .append(' ')
                .append(answer.claim().verdict().label().toUpperCase(Locale.ROOT))
                .append(": \u201c")
                .append(answer.kind().statement())
                .append("\u201d. ")
                .append(answer.words())
                .append('\n'));
        return text.toString();
    }

    /** Writes all files. The claims come last: where they are, everything is. */
    void write(Path folder) {
        Map<ClaimKind, List<Figure>> figures = new EnumMap<>(ClaimKind.class);
        answers.forEach(answer -> figures.put(answer.kind(), ReportFigures.of(answer)));
        figures.forEach((kind, own) -> own.stream()
                .findFirst()
                .ifPresent(figure -> SafeFiles.write(
                        folder.resolve(figure(kind)),
                        FigureExport.bytes(
                                figure,
                                FigureFormat.SVG,
                                FigureSize.SCREEN,
                                FigureStyle.light(),
                                "",
                                RunMonitor.SILENT))));
        SafeFiles.write(folder.resolve(PAGE), HtmlReport.of(this, figures));
        SafeFiles.write(folder.resolve(PRINT), PdfReport.of(this, figures));
        SafeFiles.write(folder.resolve(CLAIMS), json());
    }
}
