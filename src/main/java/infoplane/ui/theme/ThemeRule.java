package infoplane.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One rule of a style sheet of the theme library. Rules for controls that this program does not use are left out, nearly two
 * thirds of all rules: JavaFX matches every new kind of control in every new window, menu and tooltip against all rules.
 *
 * @param selectors selectors of the rule
 * @param body text between the braces
 */
public record ThemeRule(String selectors, String body) {
    /** Style classes of controls and variants that this program does not use; matches the start of the name. */
    private static final Pattern UNUSED =
            Pattern.compile("(accordion|alert|area-legend|axis|bar-chart|bar-legend|bb-code"
                    + "|bg-|border-|breadcrumbs|bubble-legend|button-circle|button-outlined|calendar|caption-menu-item|card"
                    + "|center-pill|chart|check-box|choice-|classic|color-|custom-|date-picker|default-color|dialog-pane"
                    + "|elevated-|floating|html-editor|interactive|large|left-pill|medium|message|modal-|notification"
                    + "|pagination|password-field|pie-legend|radio-button|right-pill|ring-progress|rounded|segment|spinner"
                    + "|split-menu-button|tile-base|title-[123]|tool-bar|tree-cell|tree-view).*");

    private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][\\w-]*)");

    /** Whether rules for this style class are left out. */
    public static boolean unused(String styleClass) {
        return UNUSED.matcher(styleClass).matches();
    }

    /** The rules that this program needs, in order. @param sheet style sheet without comments */
    static List<ThemeRule> of(String sheet) {
        List<ThemeRule> rules = new ArrayList<>();
        int from = 0;
        for (int open = sheet.indexOf('{'); open >= 0; open = sheet.indexOf('{', from)) {
            int close = sheet.indexOf('}', open);
            String selectors = Arrays.stream(sheet.substring(from, open).split(","))
                    .map(String::strip)
                    .filter(ThemeRule::used)
                    .collect(Collectors.joining(", "));
            if (!selectors.isEmpty()) {
                rules.add(new ThemeRule(selectors, sheet.substring(open + 1, close)));
            }
            from = close + 1;
        }
        return rules;
    }

    private static boolean used(String selector) {
        return STYLE_CLASS.matcher(selector).results().noneMatch(found -> unused(found.group(1)));
    }

    /** The rules as a {@code data:} URL, which JavaFX accepts as a style sheet file. */
    static String sheet(List<ThemeRule> rules) {
        String text = rules.stream().map(ThemeRule::toString).collect(Collectors.joining());
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> declarations() {
        return Arrays.stream(body.split(";"))
                .map(String::strip)
                .filter(declaration -> !declaration.isEmpty())
                .toList();
    }

    /** Reads a style sheet of the library without its comments, which may contain braces. */
    public static String read(String resource) {
        try (InputStream stream = Objects.requireNonNull(ThemeRule.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return selectors + " {" + body + "}\n";
    }
}
