package infoplane.dataset;

import infoplane.core.PlainText;
import infoplane.dataset.TableReading.ColumnName;

/** What to do about a value that is no number, by the mistake that it most likely is. */
final class InputAdvice {
    private InputAdvice() {}

    /**
     * @param decimalComma whether a comma stands before decimals
     * @param column its column
     * @return the end of a sentence; empty where nothing is likely
     */
    static String on(String value, CellKind kind, boolean decimalComma, ColumnName column) {
        if (kind == CellKind.EMPTY || kind == CellKind.MISSING) {
            return "; fill it in, or take the row out";
        }
        if (value.equals(column.heading())) {
            return "; the line repeats the headings, so take it out";
        }
        if (value.matches("[+-]?[\\d.,]+[dD][+-]?\\d+")) {
            return ", whose exponent begins with e";
        }
        if (kind.isNumber(decimalComma)) {
            return ""; // a number beyond float64
        }
        if (kind != CellKind.TEXT || value.matches("[+-]?\\d{1,3}([,'.\u2019 \u00A0\u202F_]\\d{3})+([.,]\\d*)?")) {
            String other = decimalComma ? "." : ",";
            return ", such as " + (decimalComma ? "1234,5" : "1234.5") + ", without separators of thousands"
                    + (kind == CellKind.TEXT
                            ? ""
                            : "; if \"" + other + "\" stands before decimals, set decimalMark to \"" + other + "\"");
        }
        if (value.codePoints().anyMatch(c -> c > 0x7f && Character.isDigit(c))) {
            return "; its digits are not the characters 0 to 9";
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
