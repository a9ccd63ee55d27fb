package infoplane.ui.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import infoplane.core.RunFailedException;
import infoplane.dataset.ImageSettings.Mnist;
import infoplane.dataset.RowChoice.Scaling;
import infoplane.dataset.published.PublishedImages;
import infoplane.ui.WindowTestBase;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Published images that are missing are fetched from the panel; the server is this test's own, on the loopback. */
class FetchingTest extends WindowTestBase {
    private Mnist images() {
        return new Mnist(folder.resolve("digits").toString(), null, 0, Scaling.NONE, null);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 20_000);
        exchange.getResponseBody().write(new byte[10_000]);
        exchange.close(); // before all is written: the connection breaks
    }

    /** What came before connections broke lies in a file of 10 000 bytes for each of three; the sentence is the download's. */
    @Test
    void aBrokenFetchIsOneSentenceAndCanBeGoneOnWith() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", FetchingTest::answer);
        server.start();
        System.setProperty(
                PublishedImages.ADDRESS_PROPERTY,
                "http://localhost:" + server.getAddress().getPort());
        try {
            assertFalse(node("fetchData", Button.class).isVisible() && offered(), "not for data that are drawn");
            onWindow(() -> session.setup().showData(images()));
            assertTrue(offered());
            String why = session.setup().facts().get().problem();
            assertTrue(why.endsWith("or fetch them once with “Fetch”"), why);
            click("fetchData");
            String said = node("fetchState", Label.class).getText();
            assertTrue(
                    said.matches(
                            "The connection to http://localhost:\\d+/mnist/train-images-idx3-ubyte.gz broke 3 times;"
                                    + " \\d+ bytes are kept, and the next fetch goes on from there"),
                    said);
            Path part = folder.resolve("digits/train-images-idx3-ubyte.gz.part");
            assertTrue(Files.size(part) > 0);
            assertTrue(offered() && node("fetchData", Button.class).isVisible(), "to be tried again");
            onWindow(() -> session.setup().undo());
            assertFalse(offered());
            assertEquals("", node("fetchState", Label.class).getText(), "it was of other data");
        } finally {
            System.clearProperty(PublishedImages.ADDRESS_PROPERTY);
            server.stop(0);
        }
    }

    private boolean offered() {
        Node line = node("fetchData", Button.class).getParent().getParent();
        return line.isVisible();
    }

    /** Progress comes while the fetch is under way, Cancel reaches it, and only a fetch that ends well has data to show. */
    @Test
    void progressIsToldUntilItEndsOrIsCancelled() {
        Queue<Runnable> work = new ArrayDeque<>();
        List<String> shown = new ArrayList<>();
        Background later = new Background(work::add, Runnable::run, failures::add);
        List<Runnable> during = new ArrayList<>();
        Fetching fetching = new Fetching(
                (images, monitor) -> {
                    monitor.checkpoint(2048, 8192, "fetching digits");
                    during.forEach(Runnable::run);
                    monitor.checkpoint(8192, 8192, "fetching digits");
                },
                later,
                () -> shown.add("fetched"));
        during.add(() -> {
            assertEquals("Fetching digits: 2.1 of 8.4 MB", fetching.state().get());
            assertEquals(0.25, fetching.progress().get());
            fetching.cancel();
        });
        fetching.start(images());
        fetching.start(images());
        assertEquals(1, work.size(), "one at a time");
        work.remove().run();
        assertEquals(
                "Cancelled; what has come is kept, and Fetch goes on from there.",
                fetching.state().get());
        assertEquals(List.of(), shown);
        during.clear();
        fetching.start(images());
        work.remove().run();
        assertEquals("", fetching.state().get());
        assertTrue(fetching.progress().get() < 0);
        assertEquals(List.of("fetched"), shown);
        during.add(() -> {
            throw new RunFailedException("no more disk");
        });
        fetching.start(images());
        work.remove().run();
        assertEquals("no more disk", fetching.state().get());
    }
}
