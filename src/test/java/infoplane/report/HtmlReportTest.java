package infoplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    private static JsonNode claims;

    @BeforeAll
    static void replicate() throws Exception {
        Path out = folder.resolve("tiny");
        Replication.create(out, TinyReplication.plan()).run(2, ReplicationListener.NONE);
        page = Files.readString(out.resolve(ReplicationReport.PAGE));
        claims = new ObjectMapper().readTree(Files.readString(out.resolve(ReplicationReport.CLAIMS)));
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

    private static JsonNode claim(int number) {
        return claims.path("claims").get(number - 1);
    }

    private static Element section(int number) {
        return all("section").stream()
                .filter(one -> one.getAttribute("id").equals("claim-" + number))
                .findFirst()
                .orElseThrow();
    }

    /** As it is written: with two decimals; empty for none. */
    private static String interval(JsonNode bounds) {
        return bounds.size() == 2 && bounds.get(0).isNumber()
                ? bound(bounds.get(0).asDouble()) + " to " + bound(bounds.get(1).asDouble())
                : "";
    }

    private static String bound(double value) {
        String text =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toString();
        return text.equals("-0.00") ? "0.00" : text.replace('-', '−');
    }

    /** No verdict without its interval, no number without one, no claim without its command: all as claims.json has them. */
    @Test
    void thePageSaysWhatTheClaimsSay() {
        int votes = 0;
        for (int number = 1; number <= 10; number++) {
            JsonNode claim = claim(number);
            String text = section(number).getTextContent();
            assertTrue(text.contains(claim.path("verdict").asText()), () -> "no verdict: " + claim);
            String interval = interval(claim.path("interval_bits"));
            assertTrue(
                    text.contains("95 % interval over networks: " + (interval.isEmpty() ? "none" : interval)),
                    () -> "no interval " + interval + " in "
                            + text.substring(0, Math.min(900, text.length())).replace('\n', ' '));
            assertTrue(text.contains(claim.path("command").asText()), () -> "no command: " + claim);
            List<Element> rows = within(section(number), "tr").stream()
                    .filter(row -> row.hasAttribute("data-estimator"))
                    .toList();
            assertEquals(claim.path("votes").size(), rows.size());
            for (int row = 0; row < rows.size(); row++) {
                JsonNode vote = claim.path("votes").get(row);
                List<String> cells = within(rows.get(row), "td").stream()
                        .map(Element::getTextContent)
                        .toList();
                String own = interval(vote.path("interval"));
                assertEquals(own.isEmpty() ? "–" : own, cells.get(4), () -> "interval of " + vote);
                assertEquals(1, within(rows.get(row), "svg").size(), "the number in the small drawing");
                votes++;
            }
        }
        assertTrue(votes > 20, "few votes can show little");
    }

    /** The table above has the verdict and the interval of every claim, as claims.json has them. */
    @Test
    void theTableAboveSaysWhatTheClaimsSay() {
        List<Element> rows = within(all("table").get(0), "tr");
        assertEquals(1 + 10, rows.size());
        for (int number = 1; number <= 10; number++) {
            List<Element> cells = within(rows.get(number), "td");
            JsonNode claim = claim(number);
            String interval = interval(claim.path("interval_bits"));
            assertTrue(
                    cells.get(2).getTextContent().contains(claim.path("verdict").asText()), claim::toString);
            assertTrue(
                    cells.get(3).getTextContent().startsWith(interval.isEmpty() ? "none" : interval),
                    () -> cells.get(3).getTextContent() + " for " + claim);
        }
    }

    /** What each setting makes of the fall has its interval: none without one where claims.json has it. */
    @Test
    void theTablesOfSettingsSayWhatTheClaimsSay() {
        List<String> written = new ArrayList<>();
        for (Element table : all("table")) {
            List<String> heads =
                    within(table, "th").stream().map(Element::getTextContent).toList();
            if (heads.contains("Mean fall [bits]")) {
                within(table, "tr").stream()
                        .skip(1)
                        .forEach(row -> written.add(within(row, "td").get(4).getTextContent()));
            }
        }
        List<String> expected = new ArrayList<>();
        claims.findParents("fall_bits").forEach(group -> {
            String interval = interval(group.path("interval_bits"));
            expected.add(interval.isEmpty() ? "–" : interval);
        });
        assertFalse(expected.isEmpty());
        assertTrue(expected.stream().anyMatch(interval -> !interval.equals("–")), expected::toString);
        assertEquals(
                expected.stream().sorted().toList(), written.stream().sorted().toList());
    }

    /** Each claim that was tried has its figures, light and dark, which say their values; the first of them is a file of its own. */
    @Test
    void everyClaimHasItsFigure() {
        for (int number = 1; number <= 10; number++) {
            int one = number;
            List<Element> figures = within(section(number), "figure");
            assertFalse(figures.isEmpty(), () -> "claim " + one + " has no figure");
            Path file =
                    folder.resolve("tiny").resolve(claim(number).path("figure").asText());
            assertTrue(Files.isRegularFile(file), () -> file + " is named and not there");
            for (Element figure : figures) {
                List<Element> drawings = within(figure, "svg");
                assertEquals(1, drawings.size(), "one for light and dark, whose colours are those of the style sheet");
                assertTrue(coloured(drawings.get(0)), () -> "a figure of claim " + one + " is the same in the dark");
                List<String> told = readings(figure);
                assertFalse(told.isEmpty(), () -> "a figure of claim " + one + " says nothing of its values");
                assertFalse(figure.getElementsByTagName("figcaption")
                        .item(0)
                        .getTextContent()
                        .isBlank());
            }
        }
    }

    private static boolean coloured(Element drawing) {
        return within(drawing, "*").stream()
                .map(element -> element.getAttribute("fill"))
                .filter(fill -> fill.startsWith("var(--C"))
                .anyMatch(fill -> all("style")
                                .get(0)
                                .getTextContent()
                                .split(Pattern.quote(fill.substring(4, fill.length() - 1) + ":"), -1)
                                .length
                        == 3);
    }

    private static List<String> readings(Element figure) {
        return within(figure, "div").stream()
                .filter(div -> div.getAttribute("class").equals("readings"))
                .flatMap(div -> div.getTextContent().lines())
                .filter(line -> line.matches("[0-9]+ [0-9]+ .+"))
                .toList();
    }

    private static List<Element> within(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(place -> (Element) found.item(place))
                .toList();
    }

    /**
     * What a reader does, by a script at the end of the page. It writes down what is seen: what the first figure says under the
     * pointer and after keys, and how many rows of votes are left when an estimator is not chosen.
     */
    private static final String READER = """
            <script>
              var plot = document.querySelector("figure .plot"), box = plot.getBoundingClientRect();
              var first = plot.parentElement.querySelector(".readings").textContent.trim().split("\\n")[1].split(" ");
              var size = plot.querySelector("svg").viewBox.baseVal, seen = [];
              var told = function () { return plot.querySelector(".tip").hidden ? "" : plot.querySelector(".tip").innerText; };
              var point = function (dx) {
                plot.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + (Number(first[0]) + dx) * box.width / size.width,
                  clientY: box.top + Number(first[1]) * box.height / size.height }));
              };
              var press = function (key) { plot.dispatchEvent(new KeyboardEvent("keydown", { key: key, cancelable: true })); };
              seen.push(told()); point(1); seen.push(told()); point(2000); seen.push(told());
              ["ArrowRight", "ArrowRight", "ArrowLeft", "End", "Escape"].forEach(function (key) { press(key); seen.push(told()); });
              var table = Array.from(document.querySelectorAll("table.votes")).filter(function (one) {
                return one.parentElement.previousElementSibling.className === "choice"; })[0];
              var rows = function () { return Array.from(table.querySelectorAll("tbody tr")).filter(function (row) {
                return row.offsetParent !== null; }).map(function (row) { return row.dataset.estimator; }).join("+"); };
              var box1 = table.parentElement.previousElementSibling.querySelector("input");
              seen.push(rows()); box1.click(); seen.push(rows()); box1.click(); seen.push(rows());
              document.body.setAttribute("data-seen", JSON.stringify(seen));
              document.body.setAttribute("data-copy", document.querySelectorAll(".command button").length);
            </script></body>""";

    /** Chromium reads the page as it was meant; figures are read by pointer and by keys; estimators that are not chosen are hidden. */
    @Test
    void aBrowserReadsIt() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "chromium is absent");
        Path read = folder.resolve("tiny").resolve("read.html");
        Files.writeString(read, page.replace("</body>", READER));
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        read.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dom.toFile())
                .start();
        boolean ended = browser.waitFor(2, TimeUnit.MINUTES);
        browser.destroyForcibly();
        Assumptions.assumeTrue(ended && browser.exitValue() == 0, "chromium does not run here");
        Matcher body = Pattern.compile("<body data-seen=\"([^\"]*)\" data-copy=\"([0-9]+)\"")
                .matcher(Files.readString(dom));
        assertTrue(body.find(), "a script did not run to its end");
        assertEquals(
                within(parsed.getDocumentElement(), "pre").size() - 3 - 1, Integer.parseInt(body.group(2)), "commands");
        List<String> seen = new ArrayList<>();
        new ObjectMapper()
                .readTree(body.group(1)
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">"))
                .forEach(one -> seen.add(one.asText()));
        List<String> told = readings(all("figure").get(0)).stream()
                .map(line -> line.split(" ", 3)[2])
                .toList();
        assertEquals("", seen.get(0), "nothing is said before somebody points");
        assertTrue(seen.get(1).endsWith(told.get(0)), () -> seen + " at the pointer");
        assertEquals("", seen.get(2), "there is nothing near");
        assertTrue(seen.get(3).endsWith(told.get(0)) && seen.get(5).endsWith(told.get(0)), () -> seen + " by keys");
        assertTrue(seen.get(4).endsWith(told.get(1)), () -> seen + " by keys");
        assertTrue(seen.get(6).contains("epoch 12: "), () -> seen + " at the end of the line");
        assertEquals("", seen.get(7), "after Escape");
        List<String> rows = List.of(seen.get(8).split("\\+"));
        assertTrue(new HashSet<>(rows).size() > 1, () -> rows + " are no choice");
        assertEquals(
                rows.stream().filter(row -> !row.equals(rows.get(0))).toList(),
                List.of(seen.get(9).split("\\+")));
        assertEquals(seen.get(8), seen.get(10), "chosen again");
    }
}
