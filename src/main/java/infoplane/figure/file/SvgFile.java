package infoplane.figure.file;

import infoplane.core.PlainText;
import infoplane.figure.Figure;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.Formula;
import infoplane.figure.Marks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.CachedImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes SVG that keeps text as text. The metadata is in the metadata element; title and description serve screen readers.
 */
final class SvgFile {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String ID = "infoplane";
    private static final int DECIMALS = 2;

    private SvgFile() {}

    static void write(Figure figure, FigureSize size, FigureStyle style, String metadata, OutputStream out)
            throws IOException {
        Element root = drawing(figure, size, style);
        SvgLetters.embed(root);
        describe(root, figure, size, metadata);
        serialise(root, out);
    }

    /** The drawing alone, without the letters of its fonts. */
    static Element drawing(Figure figure, FigureSize size, FigureStyle style) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Infoplane");
        context.setPrecision(DECIMALS);
        context.setGenericImageHandler(new EmbeddedPng());
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setRenderingHint(Marks.VECTOR, true);
        graphics.setRenderingHint(Marks.MARKED_TEXT, true);
        figure.paint(graphics, size.width(), size.height(), style);
        return graphics.getRoot();
    }

    /** Batik's own writer would write a document type, which readers then try to load from the network. */
    private static void serialise(Element root, OutputStream out) throws IOException {
        try {
            Transformer identity = TransformerFactory.newInstance().newTransformer();
            identity.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
            identity.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Embeds images as base64. Batik's own encoder needs a further library for PNG. */
    private static final class EmbeddedPng extends CachedImageHandlerBase64Encoder {
        @Override
        public void encodeImage(BufferedImage image, OutputStream out) throws IOException {
            try (OutputStream base64 = Base64.getEncoder().wrap(out);
                    ImageOutputStream stream = new MemoryCacheImageOutputStream(base64)) {
                ImageIO.write(image, "png", stream);
            }
        }
    }

    static void describe(Element root, Figure figure, FigureSize size, String metadata) {
        String width = FigureTable.cell(size.width());
        String height = FigureTable.cell(size.height());
        root.setAttributeNS(null, "width", width + "pt");
        root.setAttributeNS(null, "height", height + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        if (!metadata.isEmpty()) {
            prepend(root, "metadata", metadata).setAttributeNS(null, "id", ID);
        }
        prepend(root, "desc", PlainText.drawn(figure.explanation()));
        prepend(root, "title", PlainText.drawn(Formula.upright(figure.title())));
    }

    private static Element prepend(Element root, String name, String text) {
        Document document = root.getOwnerDocument();
        Element element = document.createElementNS(NAMESPACE, name);
        element.appendChild(document.createTextNode(text));
        root.insertBefore(element, root.getFirstChild());
        return element;
    }

    /** Reads one event after the other, so that nesting, however deep, takes no stack; loads nothing that the file refers to. */
    static Optional<String> metadata(byte[] file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            Optional<String> found = Optional.empty();
            while (reader.hasNext()) { // to the end, so that a file that was cut off is refused
                if (reader.next() == XMLStreamConstants.START_ELEMENT && found.isEmpty() && isMetadata(reader)) {
                    found = Optional.of(text(reader));
                }
            }
            return found;
        } catch (XMLStreamException e) {
            throw new DamagedFigureException("it is not well-formed" + place(e.getLocation()), e);
        }
    }

    private static boolean isMetadata(XMLStreamReader reader) {
        return reader.getLocalName().equals("metadata")
                && NAMESPACE.equals(reader.getNamespaceURI())
                && ID.equals(reader.getAttributeValue(null, "id"));
    }

    /** The text within the element at which the reader stands, also of elements in it. */
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    private static String place(@Nullable Location location) {
        return location == null
                ? ""
                : " in line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }
}
