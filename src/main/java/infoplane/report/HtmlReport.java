package infoplane.report;

import infoplane.core.PlainText;
import infoplane.core.Version;
import infoplane.figure.Figure;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureReading;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.Readings;
import infoplane.figure.file.PageFigures;
import infoplane.findings.Ballot;
import infoplane.findings.ClaimKind;
import infoplane.findings.Interval;
import infoplane.findings.SettingsEffect;
import infoplane.findings.Verdict;
import infoplane.findings.Vote;
import infoplane.runs.CopiedCommand.Shell;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/** Writes {@code report.html}: one file that needs no other, for light and dark screens, for paper, and without scripts. */
final class HtmlReport {
    private static final FigureSize SIZE = new FigureSize(820, 520, 1);
    /** Values of a line that are nearer than this, in pixels, cannot be told apart by pointing. */
    private static final double ASIDE = 3;
    /** All letters of plain texts. */
    private static final String LETTERS =
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining())
                    + "“”’–—…−×±σγβθ≤≥∞αλ¼½′·";

    private final ReplicationReport report;
    private final Map<ClaimKind, List<Figure>> figures;
    private final HtmlWriter page = new HtmlWriter();
    private final PageFigures drawings = new PageFigures();
    private final BothThemes themes = new BothThemes();
    private int drawn;

    /** @param figures of each claim */
    HtmlReport(ReplicationReport report, Map<ClaimKind, List<Figure>> figures) {
        this.report = report;
        this.figures = figures;
    }

    String write() {
        page.open("html", "lang", "en");
        page.open("body").open("main");
        head();
        report.answers().forEach(this::claim);
        settings();
        page.close().raw("script", resource("report.js")).close();
        // the head comes last into the writer's hands, because only now all letters are known
        return page.close().page();
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(HtmlReport.class.getResourceAsStream("/infoplane/report/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head() {
        page.leaf("p", "Replication · Infoplane " + Version.current(), "class", "muted");
        page.leaf("h1", ReportWords.TITLE).line();
        page.leaf("p", ReportWords.answer(report), "class", "lead");
        if (report.plan().isQuick()) {
            page.leaf("p", ReportWords.QUICK, "class", "note");
        }
        page.open("div", "class", "wide")
                .open("table", "class", "summary")
                .open("thead")
                .open("tr");
        for (String column : List.of("", "Question", "Verdict", "95 % interval", "Learnt")) {
            page.leaf("th", column);
        }
        page.close().close().open("tbody").line();
        report.answers().forEach(this::summary);
        page.close().close().close().line();
        page.leaf("p", ReportWords.HOW_TO_READ, "class", "muted");
    }

    private void summary(ClaimAnswer answer) {
        page.open("tr");
        page.leaf("td", Integer.toString(answer.kind().number()), "class", "muted");
        page.open("td")
                .leaf("a", ClaimTexts.question(answer.kind()), "href", "#" + id(answer.kind()))
                .close();
        page.open("td");
        light(answer.claim().verdict());
        page.close();
        page.leaf("td", ReportWords.interval(answer), "data-label", "95 % interval");
        page.leaf("td", answer.claim().learnt() + " of " + answer.claim().seeds(), "data-label", "Learnt");
        page.close().line();
    }

    private static String id(ClaimKind kind) {
        return "claim-" + kind.number();
    }

    private void light(Verdict verdict) {
        page.leaf("span", verdict.label(), "class", "light " + ClaimTexts.light(verdict));
    }

    private void claim(ClaimAnswer answer) {
        ClaimKind kind = answer.kind();
        page.open("section", "id", id(kind)).line();
        page.leaf("p", "Claim " + kind.number() + ": " + kind.statement(), "class", "claim");
        page.leaf("h2", ClaimTexts.question(kind));
        String light = ClaimTexts.light(answer.claim().verdict());
        page.open("div", "class", "verdict of-" + light);
        light(answer.claim().verdict());
        page.leaf("p", answer.words() + " 95 % interval over networks: " + ReportWords.interval(answer) + ".");
        page.close().line();
        figures.getOrDefault(kind, List.of()).forEach(this::figure);
        votes(answer);
        effects(answer);
        page.leaf("h3", "What the verdict depends on");
        if (answer.dependsOn().isEmpty()) {
            page.leaf("p", "On nothing that was varied here.");
        } else {
            page.open("ul");
            answer.dependsOn().forEach(words -> page.leaf("li", words));
            page.close();
        }
        page.leaf("h3", "Experiment by experiment").open("ul");
        answer.parts()
                .forEach(part -> page.open("li")
                        .leaf("strong", part.piece().piece().title() + ". ")
                        .text(part.words() + (part.counts() ? "" : " (" + ReportWords.IN_THIS_RUN + ")"))
                        .close());
        answer.absent()
                .forEach(piece ->
                        page.leaf("li", piece.piece().title() + ": did not come to its end. " + piece.failure()));
        page.close();
        page.leaf("h3", "Try it again");
        command(ReplicationLine.claim(report.plan(), kind).line(Shell.SH));
        page.close().line();
    }

    private void command(String line) {
        page.open("div", "class", "command").leaf("pre", line).close().line();
    }

    private void figure(Figure figure) {
        page.open("figure").open("div", "class", "plot");
        drawn++;
        Element light = drawings.drawing(figure, SIZE, FigureStyle.light());
        Element dark = drawings.drawing(figure, SIZE, FigureStyle.dark());
        if (themes.join(light, dark)) {
            page.drawing(light, "f" + drawn + "-", "role", "img");
        } else {
            page.drawing(light, "f" + drawn + "l-", "class", "light-only", "role", "img");
            page.drawing(dark, "f" + drawn + "d-", "class", "dark", "role", "img");
        }
        page.close();
        readings(figure);
        page.leaf("figcaption", figure.explanation());
        page.close().line();
    }

    /**
     * What the script says of the place at the pointer: a paragraph for each line of the figure, whose first line says what it is;
     * then x, y and words of each value.
     */
    private void readings(Figure figure) {
        String of = "";
        Point2D place = new Point2D.Double();
        page.open("div", "class", "readings", "hidden", "hidden");
        for (FigureReading one : Readings.of(figure, SIZE.width(), SIZE.height(), FigureStyle.light())) {
            boolean begins = !one.of().equals(of);
            if (begins) {
                page.text("\n" + PlainText.oneLine(one.of()) + "\n");
                of = one.of();
            }
            Point2D here = new Point2D.Double(one.x(), one.y());
            if (begins || here.distance(place) > ASIDE) { // of values at one place the first is told
                page.text(
                        String.format(Locale.ROOT, "%.0f %.0f %s\n", one.x(), one.y(), PlainText.oneLine(one.value())));
                place = here;
            }
        }
        page.close();
    }

    private void votes(ClaimAnswer answer) {
        List<ClaimAnswer.Part> parts = answer.parts();
        if (parts.stream().allMatch(part -> part.claim().ballots().isEmpty())) {
            return;
        }
        Forest forest = Forest.of(answer);
        page.leaf("h3", "The votes");
        page.leaf("p", ClaimTexts.quantity(answer.kind()), "class", "muted");
        page.open("div", "class", "wide")
                .open("table", "class", "votes")
                .open("thead")
                .open("tr");
        page.leaf("th", "Experiment").leaf("th", "Estimator").leaf("th", "Vote");
        page.leaf("th", "Number [" + ClaimTexts.unit(answer.kind()) + "]", "class", "n");
        page.leaf("th", "95 % interval", "class", "n").leaf("th", "Learnt", "class", "n");
        page.leaf("th", forest.heading());
        page.close().close().open("tbody").line();
        for (ClaimAnswer.Part part : parts) {
            for (Ballot ballot : part.claim().ballots()) {
                vote(part, ballot, forest);
            }
        }
        page.close().close().close().line();
    }

    private void vote(ClaimAnswer.Part part, Ballot ballot, Forest forest) {
        String estimator = part.piece().estimatorName(ballot.estimator());
        page.open("tr", "data-estimator", estimator);
        page.leaf("td", part.piece().piece().title()).leaf("td", estimator);
        page.open("td");
        page.leaf("span", ReportWords.vote(ballot), "class", "light " + ClaimTexts.light(ballot.vote()));
        page.close();
        page.leaf("td", ReportWords.number(ballot.quantity()), "class", "n");
        page.leaf("td", ReportWords.interval(ballot.interval()), "class", "n");
        page.leaf("td", part.claim().learnt() + " of " + part.claim().seeds(), "class", "n");
        page.open("td");
        forest.draw(page, ballot);
        page.close().close().line();
    }

    private void effects(ClaimAnswer answer) {
        for (ClaimAnswer.Part part : answer.parts()) {
            part.piece().effect().ifPresent(effect -> {
                page.leaf("h3", "Each setting: " + part.piece().piece().title());
                page.open("div", "class", "wide").open("table").open("thead").open("tr");
                page.leaf("th", "Setting").leaf("th", "Value").leaf("th", "Estimator");
                page.leaf("th", "Mean fall [bits]", "class", "n").leaf("th", "95 % interval", "class", "n");
                page.leaf("th", "Runs", "class", "n").leaf("th", "Compression");
                page.close().close().open("tbody").line();
                effect.groups().forEach(this::group);
                page.close().close().close().line();
            });
        }
    }

    private void group(SettingsEffect.ValueGroup group) {
        page.open("tr");
        page.leaf("td", group.field()).leaf("td", group.value()).leaf("td", group.estimator());
        page.leaf("td", ReportWords.number(group.fall()), "class", "n");
        Interval interval = group.interval();
        page.leaf("td", ReportWords.interval(interval), "class", "n");
        page.leaf("td", Integer.toString(group.runs()), "class", "n");
        page.leaf("td", group.vote() == Vote.NONE ? "open" : group.vote().label())
                .close()
                .line();
    }

    private void settings() {
        page.open("section", "id", "settings").line();
        page.leaf("h2", "Experiments, settings and machine");
        page.leaf("p", "The whole replication again:");
        command(ReplicationLine.again(report.plan()).line(Shell.SH));
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        for (String column : List.of(
                "Experiment", "Folder", "Runs", "Seed", "Epochs", "Estimators", "SHA-256 of its settings", "")) {
            page.leaf("th", column);
        }
        page.close().close().open("tbody").line();
        for (ReplicatedPiece piece : report.pieces()) {
            page.open("tr");
            PieceFacts.row(piece).forEach(cell -> page.leaf("td", cell));
            page.leaf("td", piece.failure().isEmpty() ? "done" : "failed: " + piece.failure());
            page.close().line();
        }
        page.close().close().close().line();
        page.open("ul");
        PieceFacts.machine(report).forEach(line -> page.leaf("li", line));
        page.close();
        for (ReplicatedPiece piece : report.pieces()) {
            page.open("details")
                    .leaf("summary", "All settings of " + piece.piece().title())
                    .leaf("pre", PieceFacts.settings(piece.piece()))
                    .close()
                    .line();
        }
        page.close().line();
    }

    /** The style sheet with the letters of the fonts. */
    private String style() {
        for (FigureFont font : List.of(FigureFont.REGULAR)) {
            drawings.text(font, LETTERS);
        }
        try {
            return drawings.fonts() + "\n" + themes.rules() + resource("report.css");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page, whose head carries the letters that its body uses. */
    static String of(ReplicationReport report, Map<ClaimKind, List<Figure>> figures) {
        HtmlReport html = new HtmlReport(report, figures);
        String body = html.write();
        HtmlWriter head = new HtmlWriter();
        head.open("html", "lang", "en").open("head").line();
        head.empty("meta", "charset", "utf-8").line();
        head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        head.leaf("title", ReportWords.TITLE).line();
        head.raw("style", html.style()).line();
        String start = head.close().close().page();
        return start.replace("</html>", "\n") + body.substring(body.indexOf("<body>"));
    }
}
