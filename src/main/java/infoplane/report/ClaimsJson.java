package infoplane.report;

import infoplane.config.Json;
import infoplane.core.Version;
import infoplane.findings.Claim;
import infoplane.findings.FindingsWords;
import infoplane.findings.SettingsEffect;
import infoplane.runs.CopiedCommand.Shell;
import infoplane.runs.JointClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code claims.json}: the claims as in {@code findings.json}, each with the experiments that it rests on. Holds no times and no
 * places, so that equal replications give equal files.
 */
final class ClaimsJson {
    private static final int SCHEMA_VERSION = 2;

    private ClaimsJson() {}

    static String write(ReplicationReport report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", SCHEMA_VERSION);
        tree.put("version", Version.current());
        tree.put("plan", report.plan().name());
        tree.put(
                "claims",
                report.answers().stream().map(answer -> claim(report, answer)).toList());
        tree.put("experiments", report.pieces().stream().map(ClaimsJson::piece).toList());
        return Json.write(tree);
    }

    private static Map<String, @Nullable Object> piece(ReplicatedPiece piece) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("folder", piece.name());
        entry.put("name", piece.piece().title());
        entry.put("status", piece.failure().isEmpty() ? "finished" : "failed");
        entry.put("reason", piece.failure());
        return entry;
    }

    private static Map<String, @Nullable Object> claim(ReplicationReport report, ClaimAnswer answer) {
        Map<String, @Nullable Object> whole = object(answer.claim());
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        for (String field : List.of("number", "statement")) {
            entry.put(field, whole.get(field));
        }
        entry.put("question", ClaimTexts.question(answer.kind()));
        entry.put("verdict", whole.get("verdict"));
        entry.put("reasons", whole.get("reasons"));
        entry.put("words", answer.words());
        for (String field : List.of("seeds", "learnt", "interval_bits")) {
            entry.put(field, whole.get(field));
        }
        entry.put("depends_on", answer.dependsOn());
        entry.put("command", ReplicationLine.claim(report.plan(), answer.kind()).line(Shell.SH));
        entry.put("figure", ReportFigures.of(answer).isEmpty() ? null : ReplicationReport.figure(answer.kind()));
        entry.put("experiments", answer.parts().stream().map(ClaimsJson::part).toList());
        entry.put("votes", of(answer, "votes"));
        entry.put("evidence", of(answer, "evidence"));
        List<Object> settings = new ArrayList<>();
        answer.parts()
                .forEach(part -> part.piece()
                        .effect()
                        .ifPresent(effect -> effect.groups()
                                .forEach(
                                        group -> settings.add(group(part.piece().name(), group)))));
        if (!settings.isEmpty()) {
            entry.put("settings", settings);
        }
        return entry;
    }

    private static Map<String, @Nullable Object> part(ClaimAnswer.Part part) {
        Map<String, @Nullable Object> whole = object(part.claim());
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("experiment", part.piece().name());
        entry.put("counts", part.counts());
        for (String field : List.of("verdict", "reasons", "seeds", "learnt", "interval_bits")) {
            entry.put(field, whole.get(field));
        }
        entry.put("words", part.words());
        return entry;
    }

    private static Map<String, @Nullable Object> object(Claim claim) {
        return new JointClaims(List.of(claim), new FindingsWords(Map.of()), "")
                .objects()
                .get(0);
    }

    /** The entries of a list of each experiment, with its name. */
    private static List<Object> of(ClaimAnswer answer, String field) {
        List<Object> entries = new ArrayList<>();
        for (ClaimAnswer.Part part : answer.parts()) {
            if (object(part.claim()).get(field) instanceof List<?> own) {
                for (Object one : own) {
                    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                    entry.put("experiment", part.piece().name());
                    ((Map<?, ?>) one).forEach((name, value) -> entry.put(String.valueOf(name), value));
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static Map<String, @Nullable Object> group(String sweep, SettingsEffect.ValueGroup group) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("experiment", sweep);
        entry.put("estimator", group.estimator());
        entry.put("setting", group.field());
        entry.put("value", group.value());
        entry.put("runs", group.runs());
        entry.put("fall_bits", group.fall());
        entry.put(
                "interval_bits",
                group.interval() == null
                        ? null
                        : List.of(group.interval().low(), group.interval().high()));
        entry.put("vote", group.vote().label());
        return entry;
    }
}
