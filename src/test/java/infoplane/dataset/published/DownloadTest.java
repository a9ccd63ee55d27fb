package infoplane.dataset.published;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of this test's own on the loopback, which can misbehave in the ways that servers and networks do. */
class DownloadTest {
    private static final byte[] CONTENT = random(600_000);

    @TempDir
    Path folder;

    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private byte[] served = zipped(CONTENT);
    private int status = 200;
    private int cutFirstAnswerAt = Integer.MAX_VALUE;
    private boolean knowsRanges = true;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean stalls;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (from > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (served.length - 1) + "/" + served.length);
        }
        int code = status != 200 ? status : from >= served.length ? 416 : from > 0 ? 206 : 200;
        byte[] body = code >= 400 ? new byte[0] : Arrays.copyOfRange(served, from, served.length);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body, 0, Math.min(body.length, cutFirstAnswerAt));
        cutFirstAnswerAt = Integer.MAX_VALUE;
        exchange.getResponseBody().flush();
        if (stalls) {
            awaitEnd();
        }
        exchange.close(); // before all is written: the connection breaks
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI address() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/images.gz");
    }

    private Path target() {
        return folder.resolve("images.gz");
    }

    private Path part() {
        return folder.resolve("images.gz.part");
    }

    private void fetch(RunMonitor monitor) {
        fetch(monitor, Duration.ofSeconds(30));
    }

    private void fetch(RunMonitor monitor, Duration patience) {
        Path plain = folder.resolve("content");
        try {
            Files.write(plain, CONTENT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String sha256 = Contents.of(plain, CONTENT.length).sha256();
        new Download(address(), target(), new PublishedFile("images", CONTENT.length, sha256), monitor, patience).run();
    }

    private String refusal() {
        return String.valueOf(assertThrows(RunFailedException.class, () -> fetch(RunMonitor.SILENT))
                .getMessage());
    }

    private void assertFetched() throws IOException {
        assertArrayEquals(served, Files.readAllBytes(target()));
        assertFalse(Files.exists(part()));
    }

    @Test
    void aWholeFileIsCheckedAndNamed() throws IOException {
        List<Integer> progress = new ArrayList<>();
        fetch((done, total, what) -> progress.add(done));
        assertFetched();
        assertEquals(List.of("null"), ranges);
        assertTrue(progress.size() > 5, "progress " + progress);
    }

    /** The checksum is that of the content, so a server may zip it otherwise, or not at all. */
    @Test
    void theContentCountsAndNotHowItIsZipped() throws IOException {
        served = CONTENT;
        fetch(RunMonitor.SILENT);
        assertFetched();
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() throws IOException {
        cutFirstAnswerAt = 250_000;
        fetch(RunMonitor.SILENT);
        assertFetched();
        assertEquals(2, ranges.size());
        assertTrue(ranges.get(1).matches("bytes=[1-9]\\d*-"), ranges.toString());
    }

    @Test
    void aCancelledDownloadIsKeptAndGoneOnWith() throws IOException {
        assertThrows(
                CancellationException.class,
                () -> fetch((done, total, what) -> {
                    if (done > 100) {
                        throw new CancellationException();
                    }
                }));
        long kept = Files.size(part());
        assertTrue(kept > 100_000 && kept < served.length, "kept " + kept);
        assertFalse(Files.exists(target()));
        fetch(RunMonitor.SILENT);
        assertFetched();
        assertEquals("bytes=" + kept + "-", ranges.get(1));
    }

    /** The connection stays open, but nothing comes any more. */
    @Test
    void aServerThatFallsSilentIsGivenUpAndThePartIsKept() throws IOException {
        cutFirstAnswerAt = 250_000;
        stalls = true;
        String refusal = String.valueOf(
                assertThrows(RunFailedException.class, () -> fetch(RunMonitor.SILENT, Duration.ofSeconds(1)))
                        .getMessage());
        long kept = Files.size(part());
        assertTrue(kept > 0 && kept <= 250_000, "kept " + kept);
        assertEquals(
                "Nothing came from " + address() + " for 1 seconds; " + kept
                        + " bytes are kept, and the next fetch goes on from there",
                refusal);
    }

    @Test
    void aSilentServerDoesNotHoldUpACancellation() {
        cutFirstAnswerAt = 250_000;
        stalls = true;
        AtomicBoolean cancelled = new AtomicBoolean();
        assertThrows(
                CancellationException.class,
                () -> fetch(new RunMonitor() {
                    @Override
                    public void progressed(int done, int total, String what) {
                        cancelled.set(done >= 250_000 / 1024); // all came that the server sends
                    }

                    @Override
                    public boolean cancelled() {
                        return cancelled.get();
                    }
                }));
    }

    @Test
    void anInterruptCancels() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> fetch(RunMonitor.SILENT));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws IOException {
        knowsRanges = false;
        Files.write(part(), Arrays.copyOf(served, 1000));
        fetch(RunMonitor.SILENT);
        assertFetched();
    }

    /** What lies there may be of another file, longer than the served one, or whole but not yet named. */
    @Test
    void aPartOfSomethingElseIsReplaced() throws IOException {
        for (byte[] left : List.of(random(1000), random(700_000), served)) {
            Files.write(part(), left);
            fetch(RunMonitor.SILENT);
            assertFetched();
            Files.delete(target());
        }
    }

    @Test
    void anotherContentIsRefusedAndNotKept() throws IOException {
        for (byte[] other : List.of(zipped(random(599_999)), Arrays.copyOf(served, 300_000), zipped(random(1000)))) {
            served = other;
            String refusal = refusal();
            assertTrue(refusal.contains("is not the published file") && refusal.contains("SHA-256"), refusal);
            assertFalse(Files.exists(target()) || Files.exists(part()));
        }
        served = random(2_000_000);
        assertTrue(refusal().contains("is longer than the published file"));
        assertFalse(Files.exists(target()) || Files.exists(part()));
    }

    @Test
    void aMissingFileIsToldWithItsAddress() {
        status = 404;
        String refusal = refusal();
        assertTrue(refusal.startsWith(address() + " answers with the status 404, not found"), refusal);
        assertTrue(refusal.contains("INFOPLANE_DATA_URL"), refusal);
    }

    @Test
    void withoutANetworkItIsToldHowToPlaceTheFile() {
        server.stop(0);
        String refusal = refusal();
        assertTrue(refusal.startsWith("There is no connection to " + address()), refusal);
        assertTrue(refusal.contains("place images.gz in " + folder), refusal);
    }

    @Test
    void aServerThatHangsUpIsNotAskedForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> hangUp(silent));
            hangingUp.start();
            URI address = URI.create("http://"
                    + InetAddress.getLoopbackAddress().getHostAddress() + ":" + silent.getLocalPort() + "/images.gz");
            Download download = new Download(address, target(), new PublishedFile("images", 1, ""), RunMonitor.SILENT);
            String refusal = String.valueOf(
                    assertThrows(RunFailedException.class, download::run).getMessage());
            assertTrue(refusal.startsWith("There is no answer from " + address), refusal);
        }
    }

    private static void hangUp(ServerSocket silent) {
        try {
            while (true) {
                silent.accept().close();
            }
        } catch (IOException e) {
            // closed by the test, which is its end
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] zipped(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
