package infoplane.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import infoplane.core.PlainText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words the syntax errors of JSON texts: where, what stands there, and what JSON wants there. The parser's own messages address
 * programmers; only the kind of the error is taken from them.
 */
final class JsonFault {
    /** Settings are nested some ten deep. Reading and writing recurse, so that the depth must have an end. */
    static final int MOST_NESTED = 100;

    /** The text of a fault of the parser, from its message and the character where it stopped. */
    private record Kind(String ofParser, String sentence) {}

    /** The first that fits counts. {@code %s} stands for what the parser found. */
    private static final List<Kind> KINDS = List.of(
            new Kind("Duplicate field '(.*)'", "the field \"%s\" is given twice"),
            new Kind("Trailing token", "something follows the end of the JSON object"),
            new Kind("Unexpected end-of-input", "the JSON ends too early; a bracket or a quote is not closed"),
            new Kind("nesting depth", "lists and objects are nested more than " + MOST_NESTED + " deep"),
            new Kind("exceeds the maximum", "a number, a name or a text is longer than any setting"),
            new Kind("Unexpected character \\('/'", "JSON has no comments"),
            new Kind("Unexpected character \\('#'", "JSON has no comments"),
            new Kind("Unexpected character \\('''", "texts and names stand in double quotes, not in single ones"),
            new Kind(
                    "Unexpected character \\('(.)'.*expecting double-quote",
                    "\"%s\" stands where the name of a field should; names stand in double quotes, and no comma follows"
                            + " the last field"),
            new Kind("Unexpected character \\('(.)'.*expecting a colon", "\"%s\" stands where a colon should"),
            new Kind(
                    "Unexpected character \\('(.)'.*expecting comma",
                    "\"%s\" stands where a comma or a bracket should"),
            new Kind(
                    "Unexpected character \\('([+.])'", "a number begins with \"%s\" but must begin with a digit or -"),
            new Kind("Decimal point not followed", "a number ends with a point"),
            new Kind("Unexpected character \\('(.)'", "\"%s\" stands where a value should"),
            new Kind("Unexpected close marker '(.)'", "\"%s\" closes another bracket than the one that is open"),
            new Kind("Unrecognized character escape", "a backslash in a text is written twice, as in C:\\\\data"),
            new Kind("Illegal unquoted character", "a text in quotes holds a line break or a control character"),
            new Kind("Leading zeroes", "a number begins with 0 and more digits"),
            new Kind("Unexpected character.*in numeric value", "a number has a character that no number has"),
            new Kind("Invalid numeric value", "a number has a character that no number has"),
            new Kind(
                    "Unrecognized token '([^']*)'",
                    "%s is no value; a value is a number, a text in double quotes, true, false, null, a list or an object"));

    private JsonFault() {}

    /** Line, column and one sentence. */
    static String sentence(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String where =
                location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
        String message = e.getOriginalMessage();
        for (Kind kind : KINDS) {
            Matcher found = Pattern.compile(kind.ofParser(), Pattern.DOTALL).matcher(message);
            if (found.find()) {
                return where + kind.sentence().replace("%s", found.groupCount() == 0 ? "" : shown(found.group(1)));
            }
        }
        return where + "this is not valid JSON";
    }

    private static String shown(String found) {
        return PlainText.quoted(found);
    }
}
