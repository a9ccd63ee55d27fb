package infoplane.cli.study;

import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.figure.Figure;
import infoplane.figure.chart.SweepFigure;
import infoplane.figure.chart.SweepView;
import infoplane.findings.SweepColumn;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import infoplane.sweep.Sweeps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code figure --plot sweep}, and its figure. */
public final class SweepPlot {
    @Option(
            names = "--outcome",
            paramLabel = "COLUMN",
            description = "What --plot sweep shows: a column of numbers of sweep.csv (default: fall_bits).")
    private @Nullable String outcome;

    @Option(
            names = "--over",
            paramLabel = "FIELDS",
            split = ",",
            description =
                    "Settings on the axes of --plot sweep, such as training.learningRate (default: all that vary).")
    private List<String> over = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "How --plot sweep shows it: a map over two settings, a curve over one, with one line for each"
                    + " value of a second, or parallel axes (default: as fits the number of settings).")
    private SweepView.@Nullable SweepKind kind;

    /** @throws InvalidInputException if one of these options is given for another plot */
    public void refuse(Object plot) {
        String given = outcome != null ? "--outcome" : !over.isEmpty() ? "--over" : kind != null ? "--as" : null;
        if (given != null) {
            throw new InvalidInputException(
                    given + " is given but --plot " + plot + " is no sweep; only --plot sweep has it");
        }
    }

    /** The sweep of the only folder. */
    public static Sweeps sweep(List<Path> folders) {
        if (folders.size() != 1) {
            throw new InvalidInputException(
                    "--plot sweep shows one sweep but there are " + folders.size() + " folders; name one");
        }
        return Sweeps.open(folders.get(0));
    }

    /** @param estimators ids, or their beginnings; at most one @param layer from 1; null for the last hidden one */
    public Figure figure(Sweeps sweep, List<String> estimators, @Nullable Integer layer) {
        SweepTable table = sweep.table();
        if (estimators.size() > 1) {
            throw new InvalidInputException("--plot sweep shows one estimator but there are " + estimators.size());
        }
        String estimator = estimators.isEmpty() ? "" : known(estimators.get(0), table);
        int layers = table.rows().stream().mapToInt(SweepRow::layer).max().orElse(0);
        if (layer != null && (layer < 1 || layer > layers)) {
            throw new InvalidInputException("--layer is " + layer + " but must be from 1 to " + layers);
        }
        OptionalInt shown = layer == null ? OptionalInt.empty() : OptionalInt.of(layer);
        SweepView usual = SweepFigure.usual(table, column(), estimator, shown);
        List<String> fields = over.isEmpty()
                ? usual.over()
                : over.stream().map(field -> field(field, table)).toList();
        if (kind == null && over.isEmpty()) {
            return new SweepFigure(sweep.sweep().name(), table, usual);
        }
        SweepView.SweepKind wanted = kind != null ? kind : kindFor(fields.size());
        int most = wanted == SweepView.SweepKind.AXES ? fields.size() : 2;
        int least = wanted == SweepView.SweepKind.MAP ? 2 : 1;
        List<String> taken = over.isEmpty() && fields.size() > most ? fields.subList(0, most) : fields;
        if (taken.size() < least || taken.size() > most) {
            throw new InvalidInputException("--as " + wanted.name().toLowerCase(Locale.ROOT) + " shows "
                    + (least == 2 ? "two settings" : "one or two settings") + " but there "
                    + (taken.size() == 1 ? "is 1" : "are " + taken.size()));
        }
        return new SweepFigure(sweep.sweep().name(), table, new SweepView(wanted, column(), taken, estimator, shown));
    }

    private static SweepView.SweepKind kindFor(int fields) {
        return fields == 1
                ? SweepView.SweepKind.CURVE
                : fields == 2 ? SweepView.SweepKind.MAP : SweepView.SweepKind.AXES;
    }

    private SweepColumn column() {
        if (outcome == null) {
            return SweepColumn.FALL_BITS;
        }
        for (SweepColumn column : SweepColumn.values()) {
            if (column.column().equals(outcome)) {
                return column;
            }
        }
        throw unknown("--outcome", outcome, SweepColumn.columns());
    }

    private static String field(String given, SweepTable table) {
        if (table.fields().contains(given)) {
            return given;
        }
        List<String> ending = table.fields().stream()
                .filter(field -> field.endsWith("." + given))
                .toList();
        if (ending.size() == 1) {
            return ending.get(0);
        }
        throw unknown("--over", given, table.fields());
    }

    private static String known(String given, SweepTable table) {
        List<String> ids = table.rows().stream()
                .map(SweepRow::estimator)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (ids.contains(given)) {
            return given;
        }
        List<String> meant =
                ids.stream().filter(id -> id.startsWith(given + ":")).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw unknown("--estimator", given, ids);
    }

    private static InvalidInputException unknown(String option, String given, List<String> known) {
        return new InvalidInputException(option + " is \"" + PlainText.quoted(given) + "\" but must be one of "
                + String.join(", ", known) + Suggestion.clause(given, known));
    }
}
