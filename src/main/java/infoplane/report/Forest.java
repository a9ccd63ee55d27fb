package infoplane.report;

import infoplane.findings.Ballot;
import infoplane.findings.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The scale of the small drawings beside votes: each number with its interval, beside the threshold.
 *
 * @param low left end, in the unit of the numbers
 * @param high right end
 * @param threshold of the claim
 */
record Forest(double low, double high, double threshold) {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 18;
    private static final int MARGIN = 6;

    static Forest of(ClaimAnswer answer) {
        double threshold = answer.kind().threshold();
        List<Double> all = new ArrayList<>(List.of(0.0, threshold));
        answer.parts().stream().flatMap(part -> part.claim().ballots().stream()).forEach(ballot -> {
            all.add(ballot.quantity());
            Interval interval = ballot.interval();
            if (interval != null) {
                all.add(interval.low());
                all.add(interval.high());
            }
        });
        List<Double> finite = all.stream().filter(Double::isFinite).sorted().toList();
        double low = finite.get(0);
        double high = finite.get(finite.size() - 1);
        return new Forest(low, high > low ? high : low + 1, threshold);
    }

    String heading() {
        return String.format(
                Locale.ROOT, "%s to %s, threshold dashed", ReportWords.number(low), ReportWords.number(high));
    }

    private double place(double value) {
        double share = Math.min(1, Math.max(0, (value - low) / (high - low)));
        return MARGIN + share * (WIDTH - 2 * MARGIN);
    }

    private String at(double value) {
        return String.format(Locale.ROOT, "%.1f", place(value));
    }

    void draw(HtmlWriter page, Ballot ballot) {
        String middle = Integer.toString(HEIGHT / 2);
        page.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "forest",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT);
        page.leaf(
                "title",
                ReportWords.number(ballot.quantity()) + ", 95 % interval " + ReportWords.interval(ballot.interval()));
        line(page, "axis", Integer.toString(MARGIN), middle, Integer.toString(WIDTH - MARGIN), middle);
        line(page, "limit", at(threshold), "0", at(threshold), Integer.toString(HEIGHT));
        Interval interval = ballot.interval();
        if (interval != null && !Double.isNaN(interval.low())) {
            line(page, ballot.warned() ? "bar warned" : "bar", at(interval.low()), middle, at(interval.high()), middle);
        }
        if (!Double.isNaN(ballot.quantity())) {
            page.open(
                            "circle",
                            "class",
                            "dot-" + ClaimTexts.light(ballot.vote()),
                            "cx",
                            at(ballot.quantity()),
                            "cy",
                            middle,
                            "r",
                            "4")
                    .close();
        }
        page.close();
    }

    private static void line(HtmlWriter page, String kind, String x1, String y1, String x2, String y2) {
        page.open("line", "class", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2).close();
    }
}
