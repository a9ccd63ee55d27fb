package infoplane.ui.theme;

import atlantafx.base.theme.PrimerDark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;

/**
 * The rules in which the dark theme differs from the light one, as a style sheet. It applies to windows whose root has the
 * pseudo-class {@link #ON}, and to parts of windows with the style class {@link #PART} that have {@link #ON}.
 * Changing a pseudo-class is faster than replacing the program's style sheet, because JavaFX keeps the rules that it has
 * matched to each control: 45 ms of the window's thread the first time and 15 ms later, instead of 140 to 190 ms.
 */
public final class DarkStyle {
    /** Style class of a part of a window that switches theme separately. */
    static final String PART = "themed";

    /** The pseudo-class of dark windows and parts. */
    public static final PseudoClass ON = PseudoClass.getPseudoClass("dark");

    /** The style sheet. It comes before the program's own sheets, which override it. */
    static final String SHEET = ThemeRule.sheet(
            difference(Theme.RULES, ThemeRule.of(ThemeRule.read(new PrimerDark().getUserAgentStylesheet()))));

    private DarkStyle() {}

    /**
     * Compares the two themes. The library generates both from one source, so they have the same rules in the same order.
     *
     * @return rules of the dark theme, reduced to the declarations that differ
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
                different.add(new ThemeRule(darkSelectors(selectors), other));
            }
        }
        return different;
    }

    private static String darkSelectors(String selectors) {
        return Arrays.stream(selectors.split(","))
                .map(String::strip)
                .map(selector -> selector.startsWith(".root") ? selector.substring(".root".length()) : " " + selector)
                .map(inside -> ".root:dark" + inside + ", ." + PART + ":dark" + inside)
                .collect(Collectors.joining(", "));
    }
}
