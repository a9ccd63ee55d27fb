package infoplane.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Makes one drawing of a light and a dark one that differ in colours alone, which halves a page: a colour that differs becomes
 * a variable of the style sheet.
 */
final class BothThemes {
    /** In the order in which their variables are numbered, so that equal reports are equal files. */
    private static final List<String> COLOURS =
            List.of("fill", "stroke", "stop-color", "fill-opacity", "stroke-opacity", "stop-opacity");

    /** Names of the variables by their pair of colours. */
    private final Map<Pair, String> variables = new LinkedHashMap<>();

    private record Pair(String light, String dark) {}

    /**
     * Joins two drawings in the light one.
     *
     * @return false if more than colours differs; then nothing was changed
     */
    boolean join(Element light, Element dark) {
        if (!differInColours(light, dark)) {
            return false;
        }
        paint(light, dark);
        return true;
    }

    private static boolean differInColours(Element light, Element dark) {
        if (!light.getTagName().equals(dark.getTagName())
                || !besidesColours(light).equals(besidesColours(dark))) {
            return false;
        }
        Node other = dark.getFirstChild();
        for (Node child = light.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (other == null || child.getNodeType() != other.getNodeType()) {
                return false;
            }
            if (child instanceof Element element
                    ? !differInColours(element, (Element) other)
                    : !String.valueOf(child.getNodeValue()).equals(other.getNodeValue())) {
                return false;
            }
            other = other.getNextSibling();
        }
        return other == null;
    }

    /** Attributes by name; of colours the names alone. Batik does not find attributes of a namespace by their names. */
    private static Map<String, String> besidesColours(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(place -> (Attr) attributes.item(place))
                .collect(Collectors.toMap(Attr::getName, one -> COLOURS.contains(one.getName()) ? "" : one.getValue()));
    }

    private void paint(Element light, Element dark) {
        for (String name : COLOURS) {
            String day = light.getAttribute(name);
            String night = dark.getAttribute(name);
            if (!day.equals(night)) {
                light.setAttribute(
                        name,
                        "var("
                                + variables.computeIfAbsent(new Pair(day, night), pair -> "--C" + variables.size())
                                + ")");
            }
        }
        Node other = dark.getFirstChild();
        for (Node child = light.getFirstChild(); child != null && other != null; child = child.getNextSibling()) {
            if (child instanceof Element element && other instanceof Element same) {
                paint(element, same);
            }
            other = other.getNextSibling();
        }
    }

    /** The variables, for light screens and paper, and for dark screens. */
    String rules() {
        return ":root {" + values(Pair::light) + " }\n@media screen and (prefers-color-scheme: dark) { :root {"
                + values(Pair::dark) + " } }\n";
    }

    private String values(Function<Pair, String> theme) {
        return variables.entrySet().stream()
                .map(one -> " " + one.getValue() + ": " + theme.apply(one.getKey()) + ";")
                .collect(Collectors.joining());
    }
}
