package infoplane.report;

import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.file.FigureExport;
import infoplane.findings.Ballot;
import infoplane.findings.ClaimKind;
import infoplane.runs.CopiedCommand.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes {@code report.pdf}: what {@link HtmlReport} says, for paper. */
final class PdfReport {
    private static final FigureSize SIZE = new FigureSize(700, 440, 1);
    private static final float LARGE = 20;
    private static final float MIDDLE = 14;
    private static final float SMALL = 11;

    private PdfReport() {}

    static byte[] of(ReplicationReport report, Map<ClaimKind, List<Figure>> figures) {
        try (PdfPages pages = new PdfPages(ReportWords.TITLE)) {
            pages.heading(ReportWords.TITLE, LARGE);
            pages.paragraph(ReportWords.answer(report));
            if (report.plan().isQuick()) {
                pages.paragraph(ReportWords.QUICK);
            }
            List<List<String>> rows = new ArrayList<>();
            report.answers()
                    .forEach(answer -> rows.add(List.of(
                            Integer.toString(answer.kind().number()),
                            ClaimTexts.question(answer.kind()),
                            answer.claim().verdict().label(),
                            ReportWords.interval(answer),
                            answer.claim().learnt() + " of " + answer.claim().seeds())));
            pages.table(List.of("", "Question", "Verdict", "95 % interval", "Learnt"), rows, .05f, .45f, .2f, .2f, .1f);
            pages.note(ReportWords.HOW_TO_READ);
            for (ClaimAnswer answer : report.answers()) {
                claim(pages, report, answer, figures.getOrDefault(answer.kind(), List.of()));
            }
            settings(pages, report);
            return pages.bytes();
        } catch (IOException e) {
            throw new RunFailedException("cannot make " + ReplicationReport.PRINT, e);
        }
    }

    private static void claim(PdfPages pages, ReplicationReport report, ClaimAnswer answer, List<Figure> figures)
            throws IOException {
        pages.page();
        pages.note("Claim " + answer.kind().number() + ": " + answer.kind().statement());
        pages.heading(ClaimTexts.question(answer.kind()), MIDDLE);
        pages.heading(answer.claim().verdict().label(), SMALL);
        pages.paragraph(answer.words() + " 95 % interval over networks: " + ReportWords.interval(answer) + ".");
        for (Figure figure : figures) {
            byte[] pdf = FigureExport.bytes(figure, FigureFormat.PDF, SIZE, FigureStyle.light(), "", RunMonitor.SILENT);
            pages.figure(pdf, SIZE.width(), SIZE.height());
            pages.note(figure.explanation());
        }
        pages.note(ClaimTexts.quantity(answer.kind()));
        List<List<String>> votes = new ArrayList<>();
        for (ClaimAnswer.Part part : answer.parts()) {
            for (Ballot ballot : part.claim().ballots()) {
                votes.add(List.of(
                        part.piece().piece().title(),
                        part.piece().estimatorName(ballot.estimator()),
                        ReportWords.vote(ballot),
                        ReportWords.number(ballot.quantity()),
                        ReportWords.interval(ballot.interval()),
                        part.claim().learnt() + " of " + part.claim().seeds()));
            }
        }
        if (!votes.isEmpty()) {
            pages.table(
                    List.of(
                            "Experiment",
                            "Estimator",
                            "Vote",
                            ClaimTexts.unit(answer.kind()),
                            "95 % interval",
                            "Learnt"),
                    votes,
                    .25f,
                    .28f,
                    .17f,
                    .08f,
                    .13f,
                    .09f);
        }
        pages.heading("What the verdict depends on", SMALL);
        if (answer.dependsOn().isEmpty()) {
            pages.paragraph("On nothing that was varied here.");
        }
        for (String words : answer.dependsOn()) {
            pages.paragraph(words);
        }
        for (ClaimAnswer.Part part : answer.parts()) {
            pages.note(part.piece().piece().title() + ". " + part.words()
                    + (part.counts() ? "" : " (" + ReportWords.IN_THIS_RUN + ")"));
        }
        for (ReplicatedPiece piece : answer.absent()) {
            pages.note(piece.piece().title() + ": did not come to its end. " + piece.failure());
        }
        pages.heading("Try it again", SMALL);
        pages.paragraph(ReplicationLine.claim(report.plan(), answer.kind()).line(Shell.SH));
    }

    private static void settings(PdfPages pages, ReplicationReport report) throws IOException {
        pages.page();
        pages.heading("Experiments, settings and machine", MIDDLE);
        pages.paragraph(ReplicationLine.again(report.plan()).line(Shell.SH));
        pages.table(
                List.of("Experiment", "Folder", "Runs", "Seed", "Epochs", "Estimators", "SHA-256"),
                report.pieces().stream().map(PieceFacts::row).toList(),
                .2f,
                .13f,
                .07f,
                .08f,
                .08f,
                .26f,
                .18f);
        for (String line : PieceFacts.machine(report)) {
            pages.note(line);
        }
    }
}
