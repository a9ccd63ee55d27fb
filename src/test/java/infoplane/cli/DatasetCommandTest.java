package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import infoplane.dataset.NpyFile;
import infoplane.dataset.published.PublishedImages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandTest {
    /** Numbers of science.md 6: H(X) = 12, H(Y) from sum(y) = 2118 of 4096, the hash of the published labels. */
    @Test
    void sztIsThePublishedData() throws IOException {
        JsonNode facts = new ObjectMapper()
                .readTree(Outcome.of("dataset", "szt", "--json").done().out());
        assertEquals(4096, facts.get("n").asInt());
        assertEquals(12, facts.get("d").asInt());
        assertEquals(2, facts.get("classes").asInt());
        assertEquals(12.0, facts.get("h_x_bits").asDouble(), 1e-12);
        assertEquals(0.9991571208502711, facts.get("h_y_bits").asDouble(), 1e-12);
        assertEquals(0.9991571208502711, facts.get("i_xy_bits").asDouble(), 1e-12);
        assertEquals(0, facts.get("duplicates").asInt());
        assertEquals(
                "8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566",
                facts.get("sha256").asText());
    }

    /** Science.md 6: gamma 54.478 gives I(X;Y) = 0.9900 bits. */
    @Test
    void aJsonObjectChoosesSoftLabels() throws IOException {
        Outcome outcome = Outcome.of("dataset", "{\"type\":\"szt\",\"gamma\":54.478}", "--json")
                .done();
        assertEquals(
                0.99,
                new ObjectMapper().readTree(outcome.out()).get("i_xy_bits").asDouble(),
                5e-5);
    }

    @Test
    void textShowsTheSameForPeople() {
        String text = Outcome.of("dataset", "szt").done().out();
        assertTrue(text.contains("4096 (all possible inputs)"), text);
        assertTrue(text.contains("12.0000 bits"), text);
        assertTrue(text.contains("1978, 2118"), text);
    }

    @Test
    void exportsArraysThatAreReadBackTheSame(@TempDir Path folder) {
        Path out = folder.resolve("szt");
        Outcome outcome = Outcome.of("dataset", "szt", "--export", out.toString(), "--json")
                .done();
        assertEquals(4096, NpyFile.read(out.resolve("X.npy")).rows());
        assertEquals(12, NpyFile.read(out.resolve("X.npy")).columns());
        assertTrue(outcome.err().contains("wrote " + out.resolve("y.npy")), outcome.err());
        String again = Outcome.of("dataset", out.resolve("X.npy").toString(), "--json")
                .done()
                .out();
        assertTrue(again.contains("8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566"), again);
    }

    @Test
    void whatIsNoDataIsOneLine(@TempDir Path folder) {
        Outcome.of("dataset", "stz")
                .refused("\"stz\" is neither a data set (szt, file, mnist, fashion-mnist, modular-addition, parity,"
                        + " teacher, xor, circles, spirals, blobs) nor a file that exists; did you mean szt?");
        Outcome.of("dataset", folder.toString()).refusedWith(folder.toString());
        Outcome.of("dataset", "{\"type\":\"szt\",\"gama\":1}").refused("dataset.gama is unknown; did you mean gamma?");
    }

    /** A name stands for the defaults; 9409 pairs, of which each of 97 sums has as many. */
    @Test
    void dataAreInspectedByName() {
        String text = Outcome.of("dataset", "modular-addition").done().out();
        assertTrue(text.contains("9409 (all possible inputs)") && text.contains("13.1998 bits"), text);
        for (String name : List.of("parity", "teacher", "xor", "circles", "spirals", "blobs")) {
            Outcome.of("dataset", name, "--json").done();
        }
    }

    /** Whatever a fetch comes to is one sentence and its exit code; nothing but the folder is left. */
    @Test
    void aFetchThatCannotBeSaysWhatToDo(@TempDir Path home) throws IOException {
        Outcome.of("dataset", "xor", "--fetch")
                .refused("--fetch is for mnist and fashion-mnist; other data sets have nothing to fetch");
        String folder = home.resolve("data").toString();
        String mnist = "{\"type\":\"mnist\",\"folder\":" + new ObjectMapper().writeValueAsString(folder) + "}";
        Outcome.of("dataset", mnist)
                .refused("mnist: train-images-idx3-ubyte (.gz) is not in " + folder
                        + "; place the four files there, or name"
                        + " their folder in \"folder\", or fetch them once with infoplane dataset '" + mnist
                        + "' --fetch");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start(); // has no files
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/mirror/";
            System.setProperty(PublishedImages.ADDRESS_PROPERTY, address);
            Outcome missing = Outcome.of("dataset", mnist, "--fetch");
            assertEquals(1, missing.code());
            assertTrue(
                    missing.err().startsWith(address + "mnist/train-images-idx3-ubyte.gz answers with the status 404"),
                    missing.err());
            FakeInterrupts interrupts = new FakeInterrupts();
            interrupts.request();
            Outcome interrupted = Outcome.of(interrupts, "dataset", mnist, "--fetch");
            assertTrue(Thread.interrupted());
            assertEquals(130, interrupted.code());
            assertEquals(
                    "Interrupted; what was fetched is kept, and the same command goes on from there"
                            + System.lineSeparator(),
                    interrupted.err());
            System.setProperty(PublishedImages.ADDRESS_PROPERTY, "ftp://elsewhere");
            Outcome.of("dataset", mnist, "--fetch")
                    .refused("INFOPLANE_DATA_URL is \"ftp://elsewhere\" but must be an address that begins with http://"
                            + " or https://");
        } finally {
            System.clearProperty(PublishedImages.ADDRESS_PROPERTY);
            server.stop(0);
        }
        try (Stream<Path> left = Files.list(Path.of(folder))) {
            assertEquals(0, left.count());
        }
    }
}
