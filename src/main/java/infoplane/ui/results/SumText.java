package infoplane.ui.results;

import infoplane.estimation.WrittenSums.Fact;
import infoplane.estimation.WrittenSums.WrittenSum;
import infoplane.runs.PointInputs;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the sum of an estimate out, as text and as LaTeX; amounts in bits. */
final class SumText {
    private static final double LN2 = Math.log(2);
    /** So many of the largest terms, and of the smallest, are written. */
    private static final int SHOWN = 5;
    /** Relative; four digits do not show it. */
    private static final double ROUNDING = 5e-5;

    private static final double MOST_WHOLE = 1e9;

    private final PointInputs point;
    private final WrittenSum sum;
    private final String quantity;

    /** @param input whether the sum is that of I(X;T), or else of I(T;Y) */
    SumText(PointInputs point, WrittenSum sum, boolean input) {
        this.point = point;
        this.sum = sum;
        quantity = input ? "I(X;T)" : "I(T;Y)";
    }

    /** The inputs with the largest and the smallest terms, largest first; one of those that are alike in all facts. */
    List<Integer> shown() {
        double[] terms = sum.terms();
        Map<List<Double>, Integer> unlike = new LinkedHashMap<>();
        IntStream.range(0, terms.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(input -> -terms[input]))
                .forEach(input -> unlike.putIfAbsent(facts(input), input));
        List<Integer> all = List.copyOf(unlike.values());
        int ends = Math.min(SHOWN, all.size());
        return Stream.concat(
                        all.subList(0, ends).stream(),
                        all.subList(Math.max(ends, all.size() - SHOWN), all.size()).stream())
                .toList();
    }

    private List<Double> facts(int input) {
        return sum.facts().stream().map(fact -> fact.ofInput()[input]).toList();
    }

    /** How many inputs have the same facts, and so the same term. */
    int alike(int input) {
        List<Double> facts = facts(input);
        return (int) IntStream.range(0, sum.terms().length)
                .filter(other -> facts(other).equals(facts))
                .count();
    }

    /** The symbols of the formula. */
    List<Fact> facts() {
        return sum.facts();
    }

    double termBits(int input) {
        return sum.terms()[input] / LN2;
    }

    /** How many unlike terms lie between the largest and the smallest ones that are shown. */
    int between() {
        return (int) IntStream.range(0, sum.terms().length)
                        .mapToObj(this::facts)
                        .distinct()
                        .count()
                - shown().size();
    }

    /** Such as {@code input 17: n = 212; its term is 0.00104 bits}. @param input from 0 */
    String line(int input) {
        String facts = sum.facts().stream()
                .map(fact -> fact.symbol() + " = " + number(fact.ofInput()[input]))
                .collect(Collectors.joining(", "));
        int alike = alike(input);
        return String.format(
                Locale.ROOT,
                "input %d: %s; its term is %s bits%s",
                input + 1,
                facts,
                String.format(Locale.ROOT, "%.4g", termBits(input)).replaceFirst("^-", "−"),
                alike == 1 ? "" : alike == 2 ? ", as that of 1 other" : ", as those of " + (alike - 1) + " others");
    }

    /** Such as {@code n: inputs in the same cell}. */
    String meanings() {
        return sum.facts().stream()
                        .map(fact -> fact.symbol() + ": " + fact.meaning())
                        .collect(Collectors.joining("; ")) + "; N = " + sum.terms().length;
    }

    String formula() {
        return quantity + " = " + (sum.constant() == 0 ? "" : "constant + ") + "Σ " + sum.formula();
    }

    /** The last line: what everything adds up to. */
    String total() {
        double bits = sum.nats() / LN2;
        double terms = bits - sum.constant() / LN2;
        return sum.constant() == 0
                ? String.format(Locale.ROOT, "%s = %.6f bits", quantity, bits)
                : String.format(
                        Locale.ROOT,
                        "%s = %.6f %s %.6f = %.6f bits",
                        quantity,
                        sum.constant() / LN2,
                        terms < 0 ? "−" : "+",
                        Math.abs(terms),
                        bits);
    }

    String text() {
        return Stream.concat(
                        Stream.of(
                                point.layer() + ", epoch " + point.place().epoch() + ", " + point.estimator(),
                                formula(),
                                meanings()),
                        Stream.concat(shown().stream().map(this::line), Stream.of(total())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    String latex() {
        StringBuilder rows = new StringBuilder();
        for (int input : shown()) {
            rows.append(input + 1);
            sum.facts().forEach(fact -> rows.append(" & ").append(number(fact.ofInput()[input])));
            rows.append(String.format(Locale.ROOT, " & %.4g \\\\%n", termBits(input)));
        }
        String symbols = sum.facts().stream()
                .map(Fact::symbol)
                .map(symbol -> " & $" + symbol.replaceFirst("_(.*)", "_{$1}") + "$")
                .collect(Collectors.joining());
        return "\\[ " + sum.latex() + String.format(Locale.ROOT, " = %.6f \\text{ bits} \\]%n", sum.nats() / LN2)
                + "\\begin{tabular}{r" + "r".repeat(sum.facts().size() + 1) + "}\ninput" + symbols
                + " & bits \\\\ \\hline\n"
                + rows + "\\end{tabular}\n";
    }

    /** Counts, and what is one but for rounding, without decimals; shares with four digits. */
    static String number(double value) {
        double off = Math.abs(value - Math.rint(value));
        return off < ROUNDING * Math.abs(value) || off == 0 && Math.abs(value) < MOST_WHOLE
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
