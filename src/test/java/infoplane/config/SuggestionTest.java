package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: one mistake in three letters is a spelling mistake; a swap of neighbours is one mistake (Damerau 1964). */
class SuggestionTest {
    private static final List<String> KNOWN = List.of("kde", "binning", "batchSize", "learningRate", "epochs");

    @ParameterizedTest
    @CsvSource({
        "kdd, kde", // replaced
        "ked, kde", // swapped: one mistake, so even a word of three letters is recognised
        "kd, kde", // missing
        "binninng, binning", // one too many
        "batch_size, batchSize", // separators and case do not count
        "LEARNING-RATE, learningRate",
        "epcohs, epochs",
        "ksg, ''", // two of three letters differ
        "abc, ''",
        "'', ''"
    })
    void namesTheWordThatWasMeant(String word, String meant) {
        assertEquals(meant, Suggestion.nearest(word, KNOWN).orElse(""));
    }
}
