package infoplane.ui.theme;

import atlantafx.base.theme.PrimerDark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;

/**
 * What the dark theme says otherwise than the light one, as a style sheet for windows whose root is in the state {@link #ON},
 * and for parts of windows, {@link #PART}, that are.
 * Entering or leaving that state takes a fraction of the time of another style sheet for the program, because what each
 * control has of the sheets stays known: 45 ms of the window's thread the first time and 15 from then on, for 140 to 190.
 */
public final class DarkStyle {
    /** Style class of a part of a window that is coloured by itself. */
    static final String PART = "themed";

    /** The state of what is dark. */
    public static final PseudoClass ON = PseudoClass.getPseudoClass("dark");

    /** The sheet; it goes before those of the program, which have the last word. */
    static final String SHEET = ThemeRule.sheet(
            difference(Theme.RULES, ThemeRule.of(ThemeRule.read(new PrimerDark().getUserAgentStylesheet()))));

    private DarkStyle() {}

    /**
     * Both themes of the library are made from one source, so they have the same rules in the same order.
     *
     * @return the rules of the dark one with the declarations in which they differ
     */
    static List<ThemeRule> difference(List<ThemeRule> light, List<ThemeRule> dark) {
        List<ThemeRule> different = new ArrayList<>();
        for (int rule = 0; rule < dark.size(); rule++) {
            String selectors = dark.get(rule).selectors();
            if (!light.get(rule).selectors().equals(selectors)) {
                throw new IllegalStateException("the themes differ in more than colours: " + selectors);
            }
            List<String> known = light.get(rule).declarations();
            String other = dark.get(rule).declarations().stream()
                    .filter(declaration -> !known.contains(declaration))
                    .map(declaration -> declaration + "; ")
                    .collect(Collectors.joining());
            if (!other.isEmpty()) {
                different.add(new ThemeRule(inTheDark(selectors), other));
            }
        }
        return different;
    }

    private static String inTheDark(String selectors) {
        return Arrays.stream(selectors.split(","))
                .map(String::strip)
                .map(selector -> selector.startsWith(".root") ? selector.substring(".root".length()) : " " + selector)
                .map(inside -> ".root:dark" + inside + ", ." + PART + ":dark" + inside)
                .collect(Collectors.joining(", "));
    }
}
