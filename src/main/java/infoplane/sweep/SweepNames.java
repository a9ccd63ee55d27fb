package infoplane.sweep;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Names of runs by what varies, such as {@code activation=relu,learningRate=0.001}. They are valid on every file system, at most
 * {@value #LONGEST} characters long, and differ also where case does not count.
 */
final class SweepNames {
    private static final int LONGEST = 100;
    private static final int HASH_DIGITS = 8;
    /** The name of the only run, where nothing varies that it could be named by. */
    private static final String ONLY = "run";

    private SweepNames() {}

    /**
     * @param fields paths of the settings
     * @param combinations values for these fields; no two alike
     * @return a name for each combination
     */
    static List<String> of(List<String> fields, List<List<String>> combinations) {
        List<String> labels = labels(fields);
        List<String> plain =
                combinations.stream().map(values -> name(labels, values)).toList();
        Map<String, Integer> uses = new HashMap<>();
        plain.forEach(name -> uses.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum));
        List<String> names = new ArrayList<>();
        for (int place = 0; place < plain.size(); place++) {
            String name = plain.get(place);
            boolean clear = name.length() <= LONGEST && uses.getOrDefault(name.toLowerCase(Locale.ROOT), 0) == 1;
            names.add(clear ? name : hashed(name, fields, combinations.get(place)));
        }
        return names;
    }

    /** The last part of each path, or the whole path where two fields end alike. */
    private static List<String> labels(List<String> fields) {
        Map<String, Integer> uses = new HashMap<>();
        fields.forEach(field -> uses.merge(last(field), 1, Integer::sum));
        return fields.stream()
                .map(field -> plain(uses.getOrDefault(last(field), 0) == 1 ? last(field) : field))
                .toList();
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static String name(List<String> labels, List<String> values) {
        StringJoiner name = new StringJoiner(",");
        for (int field = 0; field < labels.size(); field++) {
            name.add(labels.get(field) + "=" + plain(values.get(field)));
        }
        return labels.isEmpty() ? ONLY : name.toString();
    }

    /** Letters, digits, points, signs and hyphens; {@code 4-3} for {@code [4,3]}. */
    private static String plain(String text) {
        return text.replaceAll("[\\[\\]{}\"]", " ")
                .strip()
                .replaceAll("[^A-Za-z0-9._+-]+", "-")
                .replaceAll("[-.]+$", "");
    }

    private static String hashed(String name, List<String> fields, List<String> values) {
        String hash = HexFormat.of().formatHex(sha256(fields + "\n" + values)).substring(0, HASH_DIGITS);
        int most = LONGEST - HASH_DIGITS - 1;
        return (name.length() <= most ? name : name.substring(0, most)) + "-" + hash;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
