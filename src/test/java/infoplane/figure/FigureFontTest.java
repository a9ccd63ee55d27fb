package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureFontTest {
    private static final String TEXT = "Example: tanh, 1000 epochs, binning:equal-width:30:activation";

    @ParameterizedTest
    @ValueSource(doubles = {5, 30, 100, 200, 300})
    void aTextIsShortenedInItsMiddleToFit(double most) {
        String fitted = FigureFont.MEDIUM.fitted(TEXT, 12, most);
        assertTrue(FigureFont.MEDIUM.width(fitted, 12) <= most);
        String[] ends = fitted.split("…", -1);
        if (most >= 30) {
            assertEquals(2, ends.length);
            assertTrue(TEXT.startsWith(ends[0]) && TEXT.endsWith(ends[1]), fitted);
            // within two of the widest letters of what there is room for
            assertTrue(FigureFont.MEDIUM.width(fitted, 12) > most - 2 * FigureFont.MEDIUM.width("W", 12), fitted);
        }
    }

    @Test
    void whatFitsStays() {
        assertEquals(TEXT, FigureFont.MEDIUM.fitted(TEXT, 12, 400));
    }
}
