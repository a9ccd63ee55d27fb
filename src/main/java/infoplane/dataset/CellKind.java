package infoplane.dataset;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What a value in a table of text is. Only plain decimal numbers are numbers: not 1d, 0x1p3, NaN, 1,234.5 or 5 %. */
enum CellKind {
    EMPTY,
    /** One of the words for a missing value. */
    MISSING,
    /** Digits with a sign or without. */
    WHOLE,
    /** A number with an exponent and no decimal mark. */
    POWER,
    /** A number with a decimal point. */
    POINT,
    /** A number with a decimal comma. */
    COMMA,
    TEXT;

    /** No label and no name of a file has as many digits. */
    private static final int MOST_DIGITS = 60;

    boolean isNumber(boolean decimalComma) {
        return this == WHOLE || this == POWER || this == (decimalComma ? COMMA : POINT);
    }

    /** @param from where the value begins; blanks at its ends do not count @param to where it ends */
    static CellKind of(String text, int from, int to, TableSettings settings) {
        int start = from;
        int end = to;
        while (start < end && TableCursor.isInvisible(text.charAt(start))) {
            start++;
        }
        while (end > start && TableCursor.isInvisible(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return EMPTY;
        }
        CellKind kind = number(text, start, end);
        if (kind != TEXT || settings.missing() != null) {
            return settings.missing() != null && settings.isMissing(text.substring(start, end)) ? MISSING : kind;
        }
        return end - start <= 10 && settings.isMissing(text.substring(start, end)) ? MISSING : TEXT;
    }

    static CellKind of(String value, TableSettings settings) {
        return of(value, 0, value.length(), settings);
    }

    /** {@code [+-] digits [mark digits] [e [+-] digits]}, with at least one digit before or after the mark. */
    private static CellKind number(String text, int start, int end) {
        int at = start;
        if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        int digits = at;
        at = afterDigits(text, at, end);
        int count = at - digits;
        CellKind kind = WHOLE;
        if (at < end && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            kind = text.charAt(at) == '.' ? POINT : COMMA;
            int decimals = at + 1;
            at = afterDigits(text, decimals, end);
            count += at - decimals;
        }
        if (count == 0) {
            return TEXT;
        }
        if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            kind = kind == WHOLE ? POWER : kind;
            at++;
            if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = at;
            at = afterDigits(text, at, end);
            if (at == exponent) {
                return TEXT;
            }
        }
        return at == end ? kind : TEXT;
    }

    private static int afterDigits(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** The number; infinite where float64 does not reach it. */
    static double number(String value) {
        return Double.parseDouble(value.replace(',', '.'));
    }

    /** The whole number that a number is, exactly: 1, 1.0 and 1e0 are one; null if it has decimals or far too many digits. */
    static @Nullable BigInteger whole(String value) {
        try {
            BigDecimal exact = new BigDecimal(value.replace(',', '.'));
            BigDecimal plain = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
            return plain.scale() > 0 || (long) plain.precision() - plain.scale() > MOST_DIGITS
                    ? null
                    : plain.toBigIntegerExact();
        } catch (ArithmeticException | NumberFormatException e) { // an exponent of more than ten digits
            return null;
        }
    }
}
