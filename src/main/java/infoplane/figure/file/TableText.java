package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes tables as LaTeX, with the metadata in a comment on top, and as CSV (RFC 4180) without. CSV files of earlier versions
 * have such a comment, too.
 */
final class TableText {
    private static final String MARK = "infoplane ";

    private static final Pattern UNIT = Pattern.compile("(?: \\[|_)(bits|nats)]?$");
    private static final Pattern FORMULA = Pattern.compile("\\b[HI]\\([XTY]\\d*(;[XTY]\\d*)?\\)");
    /** Names of columns in a paper. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("i_xt", "$I(X;T)$"),
            Map.entry("i_ty", "$I(T;Y)$"),
            Map.entry("i_xt_se", "s.e. of $I(X;T)$"),
            Map.entry("i_ty_se", "s.e. of $I(T;Y)$"),
            Map.entry("loss_train", "loss, train"),
            Map.entry("loss_test", "loss, test"),
            Map.entry("accuracy_train", "accuracy, train"),
            Map.entry("accuracy_test", "accuracy, test"),
            Map.entry("grad_mean_norm", "$\\|\\mathrm{mean}\\,\\nabla W\\|$"),
            Map.entry("grad_std_norm", "$\\|\\mathrm{std}\\,\\nabla W\\|$"),
            Map.entry("weight_norm", "$\\|W\\|$"),
            Map.entry("snr", "mean / std"));

    private TableText() {}

    static String csv(FigureTable table) {
        StringBuilder text = new StringBuilder();
        text.append(csvLine(table.columns()));
        table.rows().forEach(row -> text.append(csvLine(row)));
        return text.toString();
    }

    private static String csvLine(List<String> cells) {
        return cells.stream().map(TableText::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '#');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /** A {@code tabular} with the rules of the booktabs package, inside a {@code table} if the figure has a caption. */
    static String latex(Figure figure, String metadata) {
        FigureTable table = figure.summary();
        StringBuilder text = new StringBuilder(comment("%", metadata));
        text.append("% \\usepackage{booktabs}\n");
        if (!figure.caption().isEmpty()) {
            text.append("\\begin{table}\n\\centering\n\\caption{")
                    .append(withFormulas(figure.caption()))
                    .append("}\n");
        }
        text.append("\\begin{tabular}{")
                .append("r".repeat(table.columns().size()))
                .append("}\n\\toprule\n");
        text.append(heading(table.columns())).append("\\midrule\n");
        table.rows().forEach(row -> text.append(latexLine(row)));
        text.append("\\bottomrule\n\\end{tabular}\n");
        return text.append(figure.caption().isEmpty() ? "" : "\\end{table}\n").toString();
    }

    /** The names of the columns and, where any has one, a line with their units. */
    private static String heading(List<String> columns) {
        List<String> names = columns.stream().map(TableText::name).toList();
        List<String> units = columns.stream().map(TableText::unit).toList();
        String line = String.join(" & ", names) + " \\\\\n";
        return units.stream().allMatch(String::isEmpty) ? line : line + String.join(" & ", units) + " \\\\\n";
    }

    private static String name(String column) {
        String bare = column.replaceFirst(" \\[.*", "").replaceFirst("_(bits|nats)$", "");
        return KNOWN.getOrDefault(bare, bare.matches("[HI]\\(.*\\)") ? formula(bare) : escaped(bare));
    }

    private static String unit(String column) {
        Matcher unit = UNIT.matcher(column);
        return unit.find() ? "{[" + unit.group(1) + "]}" : ""; // after a line end a bare [ would be its argument
    }

    private static String withFormulas(String text) {
        return FORMULA.matcher(escaped(text)).replaceAll(found -> Matcher.quoteReplacement(formula(found.group())));
    }

    private static String formula(String plain) {
        return "$" + plain.replaceAll("([A-Z])(\\d+)", "$1_{$2}").replaceAll("_\\{(\\d)}", "_$1") + "$";
    }

    static String latexLine(List<String> cells) {
        return cells.stream().map(TableText::escaped).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String escaped(String cell) {
        StringBuilder text = new StringBuilder();
        for (char c : cell.toCharArray()) {
            switch (c) {
                case '\\' -> text.append("\\textbackslash{}");
                case '~' -> text.append("\\textasciitilde{}");
                case '−' -> text.append("$-$"); // pdfLaTeX's fonts lack − and Greek letters
                case 'α' -> text.append("$\\alpha$");
                case '^' -> text.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> text.append('\\').append(c);
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /**
     * The metadata as one comment line. JSON strings contain no line breaks, so the breaks between them can become spaces.
     */
    private static String comment(String sign, String metadata) {
        return metadata.isEmpty() ? "" : sign + " " + MARK + metadata.replaceAll("\\R", " ") + "\n";
    }

    static Optional<String> metadata(String text) {
        return text.lines()
                .limit(1)
                .filter(line -> line.startsWith("# " + MARK) || line.startsWith("% " + MARK))
                .map(line -> line.substring(2 + MARK.length()))
                .findFirst();
    }
}
