package infoplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page of a replication of tiny networks. */
final class HtmlReportTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    static Path folder;

    private static String page;
    private static Document parsed;

    @BeforeAll
    static void replicate() throws Exception {
        Path out = folder.resolve("tiny");
        Replication.create(out, TinyReplication.plan()).run(2, ReplicationListener.NONE);
        page = Files.readString(out.resolve(ReplicationReport.PAGE));
        // fails unless the page is well-formed XML
        parsed = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(String element) {
        NodeList found = parsed.getElementsByTagName(element);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    /** Each id occurs once, and each link and each reference of a drawing leads to one of them. */
    @Test
    void linksAndIdsHold() {
        Set<String> ids = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (Element element : all("*")) {
            if (element.hasAttribute("id")) {
                assertTrue(ids.add(element.getAttribute("id")), () -> element.getAttribute("id") + " occurs twice");
            }
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String value = element.getAttributes().item(i).getNodeValue();
                int at = value.indexOf("url(#");
                if (at >= 0) {
                    wanted.add(value.substring(at + 5, value.indexOf(')', at)));
                } else if (element.getAttributes().item(i).getNodeName().equals("href") && !value.startsWith("data:")) {
                    assertTrue(value.startsWith("#"), value);
                    wanted.add(value.substring(1));
                }
            }
        }
        wanted.removeAll(ids);
        assertEquals(Set.of(), wanted);
    }

    /** Every claim is in the table above and has a section of its own, with a command. */
    @Test
    void everyClaimHasASection() {
        assertEquals(
                List.of(
                        "claim-1",
                        "claim-2",
                        "claim-3",
                        "claim-4",
                        "claim-5",
                        "claim-6",
                        "claim-7",
                        "claim-8",
                        "claim-9",
                        "claim-10",
                        "settings"),
                all("section").stream()
                        .map(section -> section.getAttribute("id"))
                        .toList());
        for (Element section : all("section")) {
            assertTrue(
                    section.getTextContent().contains("infoplane replicate"),
                    () -> section.getAttribute("id") + " has no command");
        }
        assertEquals(10, all("a").size());
    }

    /** The page needs no network: nothing in it is loaded from elsewhere. Names of namespaces are no addresses. */
    @Test
    void nothingIsFetched() {
        for (Element element : all("*")) {
            for (String attribute : List.of("src", "href", "data", "srcset", "action")) {
                assertFalse(element.getAttribute(attribute).matches("(?s)\\s*(https?:)?//.*"), attribute);
            }
            assertFalse(element.getTagName().equals("link"));
        }
        assertFalse(page.matches("(?s).*(url\\(|@import)\\s*['\"]?(https?:)?//.*"), "a style sheet fetches something");
    }

    /** A name with the characters of markup is text, in tables as well as in attributes and drawings. */
    @Test
    void namesAreEscaped() {
        assertTrue(page.contains("tiny &lt;&amp;\"&gt; net"));
        assertFalse(page.contains(TinyReplication.NAME));
        assertTrue(all("td").stream().anyMatch(cell -> cell.getTextContent().equals(TinyReplication.NAME)));
    }

    /** The document for paper says of every claim what the page says. */
    @Test
    void thePrintHoldsEveryClaim() throws IOException {
        byte[] print = Files.readAllBytes(folder.resolve("tiny").resolve(ReplicationReport.PRINT));
        try (org.apache.pdfbox.pdmodel.PDDocument document = org.apache.pdfbox.Loader.loadPDF(print)) {
            String text = new org.apache.pdfbox.text.PDFTextStripper().getText(document);
            for (infoplane.findings.ClaimKind kind : infoplane.findings.ClaimKind.values()) {
                assertTrue(text.contains("Claim " + kind.number() + ": " + kind.statement()), kind::statement);
                assertTrue(text.contains("infoplane replicate --claim " + kind.number()), kind::statement);
            }
            assertTrue(text.contains(TinyReplication.NAME));
        }
    }

    /** HTML reads scripts and styles as they stand, XML does not. */
    @Test
    void scriptsWithMarkupAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new HtmlWriter().raw("script", "if (a < b) { }"));
    }

    /** Chromium reads the page as it was meant, and its script makes the buttons. */
    @Test
    void aBrowserReadsIt() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "chromium is absent");
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        folder.resolve("tiny")
                                .resolve(ReplicationReport.PAGE)
                                .toUri()
                                .toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dom.toFile())
                .start();
        boolean ended = browser.waitFor(2, TimeUnit.MINUTES);
        browser.destroyForcibly();
        Assumptions.assumeTrue(ended && browser.exitValue() == 0, "chromium does not run here");
        String read = Files.readString(dom);
        assertTrue(read.contains("<button type=\"button\">Copy</button>"), "the script did not run");
        assertTrue(read.contains("type=\"checkbox\""), "no estimators to choose");
    }
}
