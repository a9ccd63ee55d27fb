package infoplane.figure.file;

import infoplane.figure.Figure;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
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
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

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
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Infoplane");
        context.setPrecision(DECIMALS);
        context.setGenericImageHandler(new EmbeddedPng());
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setRenderingHint(Marks.VECTOR, true);
        figure.paint(graphics, size.width(), size.height(), style);
        Element root = graphics.getRoot();
        SvgLetters.embed(root);
        describe(root, figure, size, metadata);
        serialise(root, out);
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

    private static void describe(Element root, Figure figure, FigureSize size, String metadata) {
        String width = FigureTable.cell(size.width());
        String height = FigureTable.cell(size.height());
        root.setAttributeNS(null, "width", width + "pt");
        root.setAttributeNS(null, "height", height + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        if (!metadata.isEmpty()) {
            prepend(root, "metadata", metadata).setAttributeNS(null, "id", ID);
        }
        prepend(root, "desc", figure.explanation());
        prepend(root, "title", figure.title());
    }

    private static Element prepend(Element root, String name, String text) {
        Document document = root.getOwnerDocument();
        Element element = document.createElementNS(NAMESPACE, name);
        element.appendChild(document.createTextNode(text));
        root.insertBefore(element, root.getFirstChild());
        return element;
    }

    static Optional<String> metadata(byte[] file) throws IOException {
        NodeList elements = parse(file).getElementsByTagNameNS(NAMESPACE, "metadata");
        for (int index = 0; index < elements.getLength(); index++) {
            Element element = (Element) elements.item(index);
            if (element.getAttribute("id").equals(ID)) {
                return Optional.of(element.getTextContent());
            }
        }
        return Optional.empty();
    }

    /** Parses the file without loading anything that it refers to. */
    private static Document parse(byte[] file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the default handler writes to the console
            return builder.parse(new ByteArrayInputStream(file));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the Java runtime has no usable XML parser", e);
        } catch (SAXException e) {
            throw new IOException("it is not well-formed: " + e.getMessage(), e);
        }
    }
}
