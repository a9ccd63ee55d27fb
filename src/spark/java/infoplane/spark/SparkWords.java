package infoplane.spark;

import infoplane.core.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Spark says, without its stack traces and its words for itself. */
final class SparkWords {
    /** "… most recent failure: Lost task 0.3 in stage 2.0 (TID 5) (HOST executor 1): REASON". */
    private static final Pattern LOST = Pattern.compile("most recent failure: Lost task .*? executor \\S+\\): (.*)");

    private static final int LONGEST = 300;

    private SparkWords() {}

    /** One line without a full stop. */
    static String reason(Throwable thrown) {
        String said = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        Matcher lost = LOST.matcher(said);
        String line = (lost.find() ? lost.group(1) : said).lines().findFirst().orElse(thrown.toString());
        String plain = PlainText.quoted(line.strip().replaceFirst("[.:]+$", ""));
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
