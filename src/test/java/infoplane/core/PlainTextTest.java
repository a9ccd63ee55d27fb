package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void whatCannotBeShownBecomesABlank() {
        assertEquals("two lines", PlainText.oneLine("two\nlines"));
        assertEquals("a b c d e", PlainText.oneLine("a\u0001b\u2028c\ud800d\ufffee"));
        assertEquals("a b", PlainText.oneLine("a\u202eb"), "an override would turn round what follows");
        assertEquals("a b c", PlainText.oneLine("a\u200fb\u061cc"), "so would a mark");
        assertEquals("α 😀 שלום", PlainText.oneLine("α 😀 שלום"), "letters of every script stay");
    }

    @Test
    void aQuoteHasAtMost80Characters() {
        assertEquals("x".repeat(80), PlainText.quoted("x".repeat(80)));
        assertEquals("x".repeat(79) + "…", PlainText.quoted("x".repeat(2_000_000)));
        String faces = "😀".repeat(200);
        assertEquals("😀".repeat(79) + "…", PlainText.quoted(faces), "no half of a character is left");
    }

    /** The end of a path tells files of one folder apart. */
    @Test
    void ofALongPathTheEndIsNamed() {
        assertEquals("a/b.csv", PlainText.path(Path.of("a", "b.csv")));
        String shown = PlainText.path(Path.of("/" + "folder/".repeat(500) + "two\nlines.csv"));
        assertEquals(80, shown.length());
        assertTrue(shown.startsWith("…") && shown.endsWith("folder/two lines.csv"), shown);
        String faces = "😀".repeat(200);
        assertEquals("…" + "😀".repeat(79), PlainText.path(Path.of(faces)));
    }

    @Test
    void figuresShowAThousandCharacters() {
        assertEquals("x".repeat(999) + "…", PlainText.drawn("x".repeat(2_000_000)));
    }
}
