package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void whatCannotBeShownBecomesABlank() {
        assertEquals("two lines", PlainText.oneLine("two\nlines"));
        assertEquals("a b c d e", PlainText.oneLine("a\u0001b\u2028c\ud800d\ufffee"));
        assertEquals("a b", PlainText.oneLine("a\u202eb"), "an override would turn round what follows");
        assertEquals("α 😀 שלום", PlainText.oneLine("α 😀 שלום"), "letters of every script stay");
    }

    @Test
    void aQuoteHasAtMost80Characters() {
        assertEquals("x".repeat(80), PlainText.quoted("x".repeat(80)));
        assertEquals("x".repeat(79) + "…", PlainText.quoted("x".repeat(2_000_000)));
        String faces = "😀".repeat(200);
        assertEquals("😀".repeat(79) + "…", PlainText.quoted(faces), "no half of a character is left");
    }
}
