package infoplane.cli.study;

import infoplane.cli.Bits;
import infoplane.cli.Console;
import infoplane.cli.Converters;
import infoplane.cli.ExitCode;
import infoplane.cli.FigureCommand;
import infoplane.cli.FigureRun;
import infoplane.cli.FigureTarget;
import infoplane.cli.ProgressLine;
import infoplane.cli.TextTable;
import infoplane.cli.ThreadsOption;
import infoplane.cli.VersionText;
import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.chart.GaugeFigure;
import infoplane.findings.Interval;
import infoplane.findings.JointGauge;
import infoplane.measuring.Layer;
import infoplane.runs.GaugeRequest;
import infoplane.runs.GaugeRuns;
import infoplane.runs.GaugeRuns.AuditedRun;
import infoplane.runs.JointAudit;
import infoplane.runs.NamedRun;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gauge}: measures compression in other coordinates of the same network. */
@Command(
        name = "gauge",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Measures compression in other coordinates of the same network.",
            "Multiplying the weights into a ReLU, leaky ReLU or linear unit by c and dividing those out of it by c leaves what"
                    + " the network computes as it is, and moves every estimate that has bins or noise of a size. Says how far"
                    + " I(X;T) of each layer falls as trained, with units at unit root mean square, balanced, and over random"
                    + " coordinates (orbits); where the threshold lies between them, the verdict is an artefact of coordinates. The"
                    + " result is kept with the run, where claim 10 of its findings is judged by it. Repeats, and runs that differ in"
                    + " the seed only, have one verdict together, too, by the 95 %% intervals of their least and greatest falls."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane gauge runs/relu",
            "  infoplane gauge runs/relu --orbits 20 --estimator kde --estimator binning --out coordinates.svg"
        })
public final class GaugeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN_DIR", description = "Folders of runs or repeats.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--orbits",
            paramLabel = "M",
            description = "How many random coordinates (default: " + GaugeRequest.USUAL_ORBITS + ").")
    private int orbits = GaugeRequest.USUAL_ORBITS;

    @Option(
            names = "--estimator",
            paramLabel = "E",
            converter = Converters.EstimatorConverter.class,
            completionCandidates = Converters.EstimatorNames.class,
            description =
                    "A type or a JSON object as in experiment files; may be given several times (default: those of"
                            + " the run).")
    private List<EstimatorSettings> estimators = new ArrayList<>();

    @Mixin
    private FigureTarget.OrTables asked = new FigureTarget.OrTables();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    public GaugeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        FigureTarget target = asked.target("a figure of coordinates");
        List<NamedRun> runs = NamedRun.open(folders);
        List<GaugeRuns> all = folders.stream().map(this::checked).toList();
        console.interrupts().onRequest(() -> {}); // makes the process wait for the end of the command
        List<List<AuditedRun>> audited = measure(all);
        audited.forEach(this::keep);
        if (target != null) {
            write(target, runs, audited);
            if (target.standardOutput()) {
                return ExitCode.DONE;
            }
        }
        List<JointAudit> joint =
                GaugeRuns.joint(audited.stream().flatMap(List::stream).toList());
        console.out().print(asked.json() ? Json.write(object(audited, joint)) : text(runs, audited, joint));
        return ExitCode.DONE;
    }

    /** Names the option in a refusal, whose sentence begins with the argument. */
    private GaugeRuns checked(Path folder) {
        try {
            return new GaugeRuns(folder, new GaugeRequest(orbits, estimators));
        } catch (InvalidInputException e) {
            throw e.argument().isPresent() ? new InvalidInputException("--" + e.getMessage(), e) : e;
        }
    }

    private List<List<AuditedRun>> measure(List<GaugeRuns> all) {
        ProgressLine progress = new ProgressLine(console);
        RunMonitor monitor = progress.until(console.interrupts());
        try {
            List<List<AuditedRun>> audited = new ArrayList<>();
            all.forEach(one -> audited.add(one.measure(threads.number(), monitor)));
            return audited;
        } finally {
            progress.end();
        }
    }

    /** A run that cannot be written is no reason to lose the result. */
    private void keep(List<AuditedRun> audited) {
        try {
            GaugeRuns.keep(audited);
        } catch (InvalidInputException e) {
            console.say("not kept with the run: " + e.getMessage());
        }
    }

    private void write(FigureTarget target, List<NamedRun> runs, List<List<AuditedRun>> audited) {
        List<GaugeFigure.Audited> series = FigureRun.coordinates(runs, audited);
        GaugeFigure figure = new GaugeFigure(series, InformationUnit.BITS);
        target.write(
                figure,
                FigureSize.SCREEN,
                FigureStyle.light(),
                FigureCommand.metadata(runs, series.get(0).audit().estimators(), figure),
                console,
                RunMonitor.SILENT);
        target.say(console);
    }

    /** The object of the only run; of several, a list of them with their folders, and what they say together. */
    private static Map<String, @Nullable Object> object(List<List<AuditedRun>> audited, List<JointAudit> joint) {
        List<Map<String, @Nullable Object>> objects = audited.stream()
                .flatMap(List::stream)
                .map(one -> {
                    Map<String, @Nullable Object> object = new LinkedHashMap<>(GaugeRuns.object(one.audit()));
                    object.put("folder", one.folder().toString());
                    return object;
                })
                .toList();
        if (objects.size() == 1) {
            return objects.get(0);
        }
        return JointTables.object(
                objects, joint.stream().map(JointAudit::object).toList());
    }

    private static String text(List<NamedRun> runs, List<List<AuditedRun>> audited, List<JointAudit> joint) {
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < runs.size(); place++) {
            for (int repeat = 0; repeat < audited.get(place).size(); repeat++) {
                append(
                        text,
                        runs.get(place).nameOf(repeat),
                        runs.get(place),
                        audited.get(place).get(repeat).audit(),
                        null);
            }
        }
        for (JointAudit one : joint) {
            append(text, one.runs().name(), runs.get(0), one.gauge().mean(), one.gauge());
            text.append(JointTables.note(one.runs()));
        }
        return text.toString();
    }

    /** @param joint where the audit is the mean of repeats */
    private static void append(
            StringBuilder text, String name, NamedRun run, GaugeAudit audit, @Nullable JointGauge joint) {
        text.append(PlainText.drawn(name))
                .append(": how far I(X;T) falls [bits], with ")
                .append(audit.orbits())
                .append(audit.orbits() == 1 ? " orbit" : " orbits")
                .append('\n');
        for (String id : audit.estimators()) {
            text.append('\n').append(audit.nameOf(id)).append('\n').append(table(run, audit, id, joint));
        }
        text.append('\n');
    }

    private static String table(NamedRun run, GaugeAudit audit, String id, @Nullable JointGauge joint) {
        List<String> columns = new ArrayList<>(
                List.of("layer", "as trained", "unit RMS", "balanced", "least orbit", "greatest orbit"));
        if (joint != null) {
            columns.addAll(List.of("least fall, 95 %", "greatest fall, 95 %", "votes"));
        }
        columns.add("verdict");
        TextTable table = new TextTable(columns.toArray(String[]::new));
        List<String> names = run.first().layers();
        for (Fall fall : audit.of(id)) {
            List<String> row = new ArrayList<>(List.of(
                    fall.layer() <= names.size() ? names.get(fall.layer() - 1) : Layer.symbol(fall.layer()),
                    Bits.text(fall.asTrained()),
                    Bits.text(fall.unitRms()),
                    Bits.text(fall.balanced()),
                    Bits.text(fall.orbitMin()),
                    Bits.text(fall.orbitMax())));
            if (joint != null) {
                JointGauge.FallRange span = joint.of(fall);
                row.addAll(List.of(ends(span.least()), ends(span.most()), Integer.toString(span.votes())));
            }
            row.add(fall.verdict().label());
            table.add(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String ends(@Nullable Interval bits) {
        return bits == null
                ? "-"
                : Information.ofBits(bits.low()).tabled() + " to "
                        + Information.ofBits(bits.high()).tabled();
    }
}
