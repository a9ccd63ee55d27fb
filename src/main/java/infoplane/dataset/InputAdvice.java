package infoplane.dataset;

import infoplane.core.PlainText;
import infoplane.dataset.TableReading.ColumnName;

/** What to do about a value that is no number, by the mistake that it most likely is. */
final class InputAdvice {
    private InputAdvice() {}

    /** @param column its column @return the end of a sentence; empty where nothing is likely */
    static String on(String value, CellKind kind, ColumnName column) {
        if (kind == CellKind.EMPTY || kind == CellKind.MISSING) {
            return "; fill it in, or take the row out";
        }
        if (kind != CellKind.TEXT && kind != CellKind.COMMA) {
            return ""; // a number beyond float64
        }
        if (kind == CellKind.COMMA || value.matches("[+-]?\\d{1,3}([,'. \\u00A0\\u202F]\\d{3})+([.,]\\d*)?")) {
            return ", such as 1234.5, without separators of thousands"
                    + (kind == CellKind.COMMA ? "; if the comma stands before decimals, set decimalMark to \",\"" : "");
        }
        if (value.matches("[\u2212\u2013\u2014]\\d.*")) {
            return "; its minus is not the character \"-\"";
        }
        if (value.matches("[+-]?\\d[\\d.,]* ?[%‰°\\p{L}\\p{Sc}].*") || value.matches("\\p{Sc} ?\\d.*")) {
            return " without a unit";
        }
        String name =
                column.heading().isEmpty() ? Integer.toString(column.number()) : PlainText.quoted(column.heading());
        return "; write texts as numbers, name the column in leaveOut (\"" + name
                + "\"), or, if it is the label, in labelColumn";
    }
}
