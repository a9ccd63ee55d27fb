package infoplane.ui;

import atlantafx.base.theme.PrimerDark;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;

/**
 * What the dark theme says otherwise than the light one, as a style sheet for windows whose root is in the state {@link #ON}.
 * Entering or leaving that state takes a fraction of the time of another style sheet for the program, because what each
 * control has of the sheets stays known: 45 ms of the window's thread the first time and 15 from then on, for 140 to 190.
 */
final class DarkStyle {
    /** The state of the root of a window that is dark. */
    static final PseudoClass ON = PseudoClass.getPseudoClass("dark");

    /** The sheet; it goes before those of the program, which have the last word. */
    static final String SHEET = "data:text/css;base64,"
            + Base64.getEncoder()
                    .encodeToString(difference(read(Theme.STYLE_SHEET), read(new PrimerDark().getUserAgentStylesheet()))
                            .getBytes(StandardCharsets.UTF_8));

    private DarkStyle() {}

    /** One rule of a style sheet. */
    private record Rule(String selectors, List<String> declarations) {}

    /**
     * Both themes of the library are made from one source, so they have the same rules in the same order.
     *
     * @return the rules of the dark one with the declarations in which they differ
     */
    static String difference(String light, String dark) {
        List<Rule> before = rules(light);
        List<Rule> now = rules(dark);
        StringBuilder sheet = new StringBuilder();
        for (int rule = 0; rule < now.size(); rule++) {
            if (!before.get(rule).selectors().equals(now.get(rule).selectors())) {
                throw new IllegalStateException("the themes differ in more than colours: "
                        + now.get(rule).selectors());
            }
            List<String> known = before.get(rule).declarations();
            List<String> other = now.get(rule).declarations().stream()
                    .filter(declaration -> !known.contains(declaration))
                    .toList();
            if (!other.isEmpty()) {
                sheet.append(inTheDark(now.get(rule).selectors())).append(" {\n");
                other.forEach(declaration -> sheet.append(declaration).append(";\n"));
                sheet.append("}\n");
            }
        }
        return sheet.toString();
    }

    private static String inTheDark(String selectors) {
        return Arrays.stream(selectors.split(","))
                .map(String::strip)
                .map(selector -> selector.startsWith(".root")
                        ? ".root:dark" + selector.substring(".root".length())
                        : ".root:dark " + selector)
                .collect(Collectors.joining(", "));
    }

    private static List<Rule> rules(String sheet) {
        List<Rule> rules = new ArrayList<>();
        int from = 0;
        for (int open = sheet.indexOf('{'); open >= 0; open = sheet.indexOf('{', from)) {
            int close = sheet.indexOf('}', open);
            List<String> declarations = Arrays.stream(
                            sheet.substring(open + 1, close).split(";"))
                    .map(String::strip)
                    .filter(declaration -> !declaration.isEmpty())
                    .toList();
            rules.add(new Rule(sheet.substring(from, open).strip(), declarations));
            from = close + 1;
        }
        return rules;
    }

    /** Without the comments, in which braces mean nothing. */
    private static String read(String resource) {
        try (InputStream stream = Objects.requireNonNull(PrimerDark.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
