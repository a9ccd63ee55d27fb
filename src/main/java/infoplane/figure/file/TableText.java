package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes tables as LaTeX and as CSV (RFC 4180, with a comment line on top that pandas skips with {@code comment="#"}). */
final class TableText {
    private static final String MARK = "infoplane ";

    private TableText() {}

    static String csv(FigureTable table, String metadata) {
        StringBuilder text = new StringBuilder(comment("#", metadata));
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
                    .append(escaped(figure.caption()))
                    .append("}\n");
        }
        text.append("\\begin{tabular}{")
                .append("r".repeat(table.columns().size()))
                .append("}\n\\toprule\n");
        text.append(latexLine(table.columns())).append("\\midrule\n");
        table.rows().forEach(row -> text.append(latexLine(row)));
        text.append("\\bottomrule\n\\end{tabular}\n");
        return text.append(figure.caption().isEmpty() ? "" : "\\end{table}\n").toString();
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
