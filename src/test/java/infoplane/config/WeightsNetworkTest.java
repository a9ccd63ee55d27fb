package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The grid of quantised units spans the range of their function. Where a function has no bounds, training settles the range, and
 * files of weights do not hold it.
 */
class WeightsNetworkTest {
    @TempDir
    private Path folder;

    private Path file(String network) throws IOException {
        return Files.writeString(
                folder.resolve(WeightsNetwork.FILE), "{\"hidden\": [4, 3], " + network.replace('\'', '"') + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'activation': 'relu', 'quantisation': {'activationBits': 4}",
                "'activation': 'softplus', 'quantisation': {'activationBits': 4, 'weightBits': 4}",
                "'activations': ['tanh', 'leaky-relu'], 'quantisation': {'activationBits': 8}"
            })
    void quantisedUnitsWithoutBoundsAreRefused(String network) throws IOException {
        Path file = file(network);
        assertEquals(
                file
                        + ": quantisation is set for a function without bounds but must be left out there, because weight files do"
                        + " not hold the range of its grid",
                assertThrows(InvalidInputException.class, () -> WeightsNetwork.read(file))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'activation': 'tanh', 'quantisation': {'activationBits': 4}",
                "'activations': ['sigmoid', 'hard-tanh'], 'quantisation': {'activationBits': 4, 'weightBits': 4}",
                "'activation': 'relu', 'quantisation': {'weightBits': 4}",
                "'activation': 'relu'"
            })
    void othersAreRead(String network) throws IOException {
        assertEquals(4, WeightsNetwork.read(file(network)).network().hidden().get(0));
    }
}
