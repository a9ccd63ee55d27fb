package infoplane.figure;

import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Formulas in the texts of figures, such as I(X;T₁): the names of quantities are italic, and numbers behind them are lowered.
 * A typeset text holds the italic letters as the mathematical letters of Unicode, so that it can be measured, joined and
 * compared as any other text.
 */
public final class Formula {
    /** The first half of every mathematical letter. */
    private static final char MARK = '\uD835';

    private static final int ITALIC_CAPITAL = 0x1D434;
    private static final char LOWERED_ZERO = '₀';
    private static final Pattern IN_TEXT = Pattern.compile("\\b[HI]\\([XTY]\\d*(;[XTY]\\d*)?\\)");

    private static final Pattern LAYER = Pattern.compile("\\bT\\d+\\b");

    private Formula() {}

    /**
     * @param formula plain text that holds nothing but a formula and its unit, such as {@code I(X;T1) [bits]}
     * @return the same with capitals as italic letters, and with the digits behind a letter lowered
     */
    public static String of(String formula) {
        StringBuilder text = new StringBuilder();
        boolean afterLetter = false;
        for (char c : formula.toCharArray()) {
            boolean capital = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (capital) {
                text.appendCodePoint(ITALIC_CAPITAL + c - 'A');
            } else {
                text.append(digit && afterLetter ? (char) (LOWERED_ZERO + c - '0') : c);
            }
            afterLetter = capital || digit && afterLetter;
        }
        return text.toString();
    }

    /** The text of a user with the formulas in it, such as I(X;T1) or H(Y), typeset. */
    public static String within(String text) {
        return IN_TEXT.matcher(text).replaceAll(found -> of(found.group()));
    }

    /** A sentence with the numbers of layers lowered, such as I(X;T₁) of T₁; all letters stay upright. */
    public static String lowered(String sentence) {
        return LAYER.matcher(sentence).replaceAll(found -> upright(of(found.group())));
    }

    /** The text with upright letters, for what cannot mix fonts. Numbers stay lowered. */
    public static String upright(String text) {
        if (!isIn(text)) {
            return text;
        }
        return text.codePoints()
                .map(Formula::upright)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int upright(int letter) {
        return italic(letter) ? letter - ITALIC_CAPITAL + 'A' : letter;
    }

    private static boolean italic(int letter) {
        return letter >= ITALIC_CAPITAL && letter < ITALIC_CAPITAL + 26;
    }

    /** Whether the text holds a typeset formula. */
    public static boolean isIn(String text) {
        return text.indexOf(MARK) >= 0;
    }

    /** The text with a font for each of its letters. */
    static AttributedCharacterIterator letters(String text, FigureFont font, double size) {
        AttributedString letters = new AttributedString(upright(text));
        int at = 0;
        for (FontPart part : parts(text)) {
            int end = at + part.text().length();
            letters.addAttribute(TextAttribute.FONT, (part.italic() ? font.italic() : font).at(size), at, end);
            at = end;
        }
        return letters.getIterator();
    }

    /** Letters of one font, upright. */
    public record FontPart(String text, boolean italic) {}

    /** The text in parts of one font each. */
    public static List<FontPart> parts(String text) {
        List<FontPart> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean slanted = false;
        for (int letter : text.codePoints().toArray()) {
            if (italic(letter) != slanted) {
                if (part.length() > 0) {
                    parts.add(new FontPart(part.toString(), slanted));
                }
                part.setLength(0);
                slanted = !slanted;
            }
            part.appendCodePoint(upright(letter));
        }
        if (part.length() > 0) {
            parts.add(new FontPart(part.toString(), slanted));
        }
        return parts;
    }

    static double width(String text, FigureFont font, double size) {
        return parts(text).stream()
                .mapToDouble(part -> (part.italic() ? font.italic() : font).width(part.text(), size))
                .sum();
    }
}
