package infoplane.report;

import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes a page that is HTML and well-formed XML. Escapes all texts and attributes. */
final class HtmlWriter {
    /** Attributes of drawings that mean nothing within a page. */
    private static final Set<String> LEFT_OUT = Set.of(
            "xmlns",
            "xmlns:xlink",
            "xml:space",
            "version",
            "contentScriptType",
            "contentStyleType",
            "zoomAndPan",
            "preserveAspectRatio");

    private static final Pattern LONG_NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]{2,}(?![0-9eE])");

    private final StringWriter page = new StringWriter();
    private final XMLStreamWriter out;

    private interface Step {
        void write() throws XMLStreamException;
    }

    HtmlWriter() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(page);
            out.writeDTD("<!DOCTYPE html>\n");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private HtmlWriter written(Step step) {
        try {
            step.write();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // the names are constants of this room
        }
    }

    /** Begins an element. @param attributes names and values in turn */
    HtmlWriter open(String element, String... attributes) {
        return written(() -> {
            out.writeStartElement(element);
            attributes(attributes);
        });
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    HtmlWriter close() {
        return written(out::writeEndElement);
    }

    HtmlWriter text(String text) {
        return written(() -> out.writeCharacters(text));
    }

    /** An element with a text. */
    HtmlWriter leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element that HTML knows to be empty, such as {@code meta}. */
    HtmlWriter empty(String element, String... attributes) {
        return written(() -> {
            out.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    HtmlWriter line() {
        return text("\n");
    }

    /**
     * A style sheet or a script. HTML reads these as they stand and XML does not, so they must do without the characters that the
     * two read differently.
     */
    HtmlWriter raw(String element, String text) {
        if (text.chars().anyMatch(letter -> letter == '<' || letter == '&' || letter == '>')) {
            throw new IllegalArgumentException(element + " holds a character that HTML and XML read differently");
        }
        return leaf(element, text);
    }

    /** A drawing. @param prefix of its ids, which the page has once */
    HtmlWriter drawing(Element svg, String prefix, String... attributes) {
        Map<String, String> own = new TreeMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            own.put(attributes[i], attributes[i + 1]);
        }
        return written(() -> {
            out.writeStartElement("svg");
            out.writeAttribute("xmlns", "http://www.w3.org/2000/svg");
            for (Map.Entry<String, String> one : own.entrySet()) {
                out.writeAttribute(one.getKey(), one.getValue());
            }
            copyAttributes(svg, prefix, Set.of("width", "height"));
            copyChildren(svg, prefix);
            out.writeEndElement();
        });
    }

    private void copy(Node node, String prefix) throws XMLStreamException {
        if (node instanceof Element element) {
            out.writeStartElement(element.getLocalName());
            copyAttributes(element, prefix, Set.of());
            copyChildren(element, prefix);
            out.writeEndElement();
        } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            out.writeCharacters(node.getNodeValue());
        }
    }

    private void copyChildren(Element element, String prefix) throws XMLStreamException {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            copy(child, prefix);
        }
    }

    private void copyAttributes(Element element, String prefix, Set<String> without) throws XMLStreamException {
        UnaryOperator<String> own =
                value -> value.replace("url(#", "url(#" + prefix).replaceFirst("^#", "#" + prefix);
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getName();
            if (LEFT_OUT.contains(name) || without.contains(name)) {
                continue;
            }
            String value = attribute.getValue();
            boolean link = name.equals("xlink:href") || name.equals("href");
            if (name.equals("id")) {
                out.writeAttribute("id", prefix + value);
            } else if (link) {
                out.writeAttribute("href", own.apply(value));
            } else if (!name.startsWith("xlink:")) {
                boolean colour = value.startsWith("#");
                out.writeAttribute(name, name.equals("d") ? shortened(value) : colour ? value : own.apply(value));
            }
        }
    }

    /** A path with tenths of a pixel, which the eye does not miss and which makes a page a fifth smaller. */
    private static String shortened(String path) {
        return LONG_NUMBER
                .matcher(path)
                .replaceAll(found -> Double.toString(Math.round(10 * Double.parseDouble(found.group())) / 10.0)
                        .replaceFirst("\\.0$", ""));
    }

    /** The whole page. */
    String page() {
        written(out::writeEndDocument);
        return page.toString();
    }
}
