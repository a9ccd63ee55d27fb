package infoplane.runs.table;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which runs a query finds, such as {@code activation = relu and fall > 0.5}. A comparison is a field, one of {@code = != < <=
 * > >= ~}, and a value; {@code ~} means that the text contains the value. Comparisons are joined by {@code and}, {@code or},
 * {@code not} and parentheses. A word that is not compared with anything finds the runs in whose texts it stands, so that
 * plain words are a query, too. A run without a value is found by no comparison with it.
 */
public final class RunQuery {
    private static final Set<String> OPERATORS = Set.of("=", "==", "!=", "<", "<=", ">", ">=", "~");
    private static final Set<String> WORDS = Set.of("and", "or", "not");
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"([^\"]*)\"|(==|!=|<=|>=|[=<>~()])|([^\\s\"=<>~()!]+|!))");

    /** A number as people write it; Java would also take {@code 1d}, {@code 0x1p3} and {@code NaN}. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** @param quoted whether it stood in quotation marks, so that it is a value and never a word of the language */
    private record Token(String text, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }

        /** Whether it is a part of the language and no value. */
        boolean reserved() {
            return operator() || is("and") || is("or") || is("(") || is(")");
        }

        boolean operator() {
            return !quoted && OPERATORS.contains(text);
        }
    }

    private final RunFields fields;
    private final List<Token> tokens;
    private int next;

    private RunQuery(RunFields fields, List<Token> tokens) {
        this.fields = fields;
        this.tokens = tokens;
    }

    /**
     * @param text the query; an empty one finds all runs
     * @throws InvalidInputException if it is no query; the message is one sentence
     */
    public static Predicate<RunFacts> of(String text, RunFields fields) {
        RunQuery query = new RunQuery(fields, tokens(text));
        if (query.tokens.isEmpty()) {
            return run -> true;
        }
        Predicate<RunFacts> found = query.alternatives();
        if (query.next < query.tokens.size()) {
            throw query.wrong("has a closing parenthesis that nothing opened");
        }
        return found;
    }

    /**
     * How a query may go on that ends in the middle of a word: keys of fields, or values where a comparison asks for one.
     *
     * @return whole queries, with the word replaced
     */
    public static List<String> completions(String text, RunFields fields, List<RunFacts> runs) {
        Matcher comparison = Pattern.compile("([^\\s\"=<>~()!]+)\\s*(?:==|!=|<=|>=|=|<|>|~)\\s*\"?([^\\s\"=<>~()!]*)$")
                .matcher(text);
        if (comparison.find()) {
            String wanted = comparison.group(2).toLowerCase(Locale.ROOT);
            String start = text.substring(0, comparison.start(2)).replaceAll("\"$", "");
            return fields.find(comparison.group(1)).stream()
                    .flatMap(field -> RunFields.values(field, runs).stream())
                    .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .map(value -> start + quoted(value))
                    .toList();
        }
        Matcher word = Pattern.compile("[^\\s\"=<>~()!]+$").matcher(text);
        if (!word.find() || WORDS.contains(word.group().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        return fields.beginningWith(word.group()).stream()
                .map(key -> text.substring(0, word.start()) + key)
                .toList();
    }

    /** A query with one more condition: that a field has this value. */
    public static String with(String query, RunField field, String value, boolean equal) {
        String condition = field.key() + (equal ? " = " : " != ") + quoted(value);
        String before = query.strip();
        if (before.isEmpty()) {
            return condition;
        }
        boolean alternatives = tokensOrNone(before).stream().anyMatch(token -> token.is("or"));
        return (alternatives ? "(" + before + ")" : before) + " and " + condition;
    }

    private static String quoted(String value) {
        return value.matches("[^\\s\"=<>~()!]+") ? value : "\"" + value.replace("\"", "") + "\"";
    }

    private static List<Token> tokensOrNone(String text) {
        try {
            return tokens(text);
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new InvalidInputException("the query has a quotation mark at character "
                        + (text.indexOf('"', at) + 1) + " that is not closed");
            }
            boolean quoted = matcher.group(1) != null;
            String found = quoted ? matcher.group(1) : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            tokens.add(new Token(found, quoted));
            at = matcher.end();
        }
        return tokens;
    }

    private Predicate<RunFacts> alternatives() {
        Predicate<RunFacts> found = all();
        while (peek("or")) {
            next++;
            found = found.or(all());
        }
        return found;
    }

    private Predicate<RunFacts> all() {
        Predicate<RunFacts> found = one();
        while (next < tokens.size() && !peek("or") && !peek(")")) {
            if (peek("and")) {
                next++;
            }
            found = found.and(one());
        }
        return found;
    }

    private Predicate<RunFacts> one() {
        if (next >= tokens.size()) {
            throw wrong("ends where a condition is missing");
        }
        Token token = tokens.get(next++);
        if (token.is("not")) {
            return one().negate();
        }
        if (token.is("(")) {
            Predicate<RunFacts> inside = alternatives();
            if (!peek(")")) {
                throw wrong("has an opening parenthesis that is not closed");
            }
            next++;
            return inside;
        }
        if (token.reserved()) {
            throw wrong("has \"" + token.text() + "\" where a condition is missing");
        }
        if (next < tokens.size() && tokens.get(next).operator()) {
            return comparison(token);
        }
        String word = token.text().toLowerCase(Locale.ROOT);
        return run -> run.text().contains(word);
    }

    private boolean peek(String word) {
        return next < tokens.size() && tokens.get(next).is(word);
    }

    private Predicate<RunFacts> comparison(Token name) {
        RunField field = fields.find(name.text())
                .orElseThrow(() -> wrong("names \"" + PlainText.quoted(name.text()) + "\", which no run has"
                        + fields.suggestion(name.text())));
        String operator = tokens.get(next++).text();
        if (next >= tokens.size() || tokens.get(next).reserved()) {
            throw wrong("compares " + field.key() + " with nothing");
        }
        String value = tokens.get(next++).text();
        return field.number() && !operator.equals("~")
                ? numbers(field, operator, value)
                : texts(field, operator, value);
    }

    private Predicate<RunFacts> numbers(RunField field, String operator, String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw wrong("compares " + field.key() + ", which is a number, with \"" + PlainText.quoted(value) + "\"");
        }
        double wanted = Double.parseDouble(value) + 0.0; // so that -0 is 0
        return run -> field.of(run) instanceof Double amount && holds(operator, Double.compare(amount + 0.0, wanted));
    }

    private Predicate<RunFacts> texts(RunField field, String operator, String value) {
        if (operator.startsWith("<") || operator.startsWith(">")) {
            throw wrong("asks for " + field.key() + " " + operator + " " + PlainText.quoted(value)
                    + ", but texts are only equal (=), unequal (!=) or contained (~)");
        }
        String wanted = value.toLowerCase(Locale.ROOT);
        return run -> {
            Object found = field.of(run);
            if (found == null) {
                return false;
            }
            String text = field.shown(found).toLowerCase(Locale.ROOT);
            boolean equal = text.equals(wanted)
                    || field.key().equals("tag") && run.tags().stream().anyMatch(tag -> tag.equalsIgnoreCase(value));
            return switch (operator) {
                case "~" -> text.contains(wanted);
                case "!=" -> !equal;
                default -> equal;
            };
        };
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    private InvalidInputException wrong(String what) {
        return new InvalidInputException("the query " + what);
    }
}
