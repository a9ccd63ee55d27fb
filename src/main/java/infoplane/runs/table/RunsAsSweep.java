package infoplane.runs.table;

import infoplane.findings.RunSummary;
import infoplane.findings.RunSummary.LayerSummary;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import infoplane.findings.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs as the outcomes of a sweep over the settings in which they differ, whoever started them. */
public final class RunsAsSweep {
    /** Settings that are on no axis, because runs that differ in them are repeats. */
    private static final Set<String> OF_ONE_RUN = Set.of("seed", "repeats");

    private RunsAsSweep() {}

    /** @param runs those without results are left out */
    public static SweepTable of(List<RunFacts> runs) {
        List<RunField> fields = RunFields.of(runs, "").varying().stream()
                .filter(field -> !OF_ONE_RUN.contains(field.key()))
                .toList();
        List<SweepRow> rows = new ArrayList<>();
        for (RunFacts run : runs) {
            List<String> values = fields.stream().map(field -> field.shown(run)).toList();
            run.summary()
                    .ifPresent(
                            summary -> summary.layers().forEach(layer -> rows.add(row(run, summary, layer, values))));
        }
        return new SweepTable(fields.stream().map(RunField::key).toList(), rows);
    }

    private static SweepRow row(RunFacts run, RunSummary summary, LayerSummary layer, List<String> values) {
        long seed = run.setting("seed") instanceof Double number ? number.longValue() : 0;
        return new SweepRow(
                run.name(),
                seed,
                values,
                run.status(),
                summary.accuracyTrain(),
                summary.accuracyTest(),
                layer.estimator(),
                layer.layer(),
                layer.maximumBits(),
                layer.maximumEpoch(),
                layer.endBits(),
                layer.endLabelBits(),
                layer.fallBits(),
                layer.compresses() == Vote.NONE ? "no" : SweepRow.JUDGED);
    }
}
