package infoplane.cli.study;

import infoplane.cli.Console;
import infoplane.cli.ExitCode;
import infoplane.cli.ProgressLine;
import infoplane.cli.StandardInput;
import infoplane.cli.ThreadsOption;
import infoplane.cli.VersionText;
import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.config.Sweep;
import infoplane.config.SweepFile;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.figure.FigureFormat;
import infoplane.figure.file.FigureExport;
import infoplane.sweep.Cluster;
import infoplane.sweep.Clusters;
import infoplane.sweep.SlurmScript;
import infoplane.sweep.SweepCost;
import infoplane.sweep.SweepEnd;
import infoplane.sweep.SweepProcess;
import infoplane.sweep.SweepWork;
import infoplane.sweep.Sweeps;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sweep}: runs an experiment with many settings, by any number of workers. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Runs every combination of the values in the section sweep of an experiment file.",
            "What only measuring needs is measured of one training. The outcomes are in sweep.csv, one row for each run,"
                    + " estimator and layer. Ctrl-C keeps everything; --resume computes only what is missing. Any number of"
                    + " processes may do so at once, on all machines that share the folder."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane sweep szt-sweep --out sweeps/szt",
            "  infoplane sweep my-sweep.json --out sweeps/mine --threads 4",
            "  infoplane sweep --out sweeps/mine --resume",
            "  infoplane sweep my-sweep.json --out sweeps/mine --resume --part 3/16",
            "  infoplane sweep my-sweep.json --out sweeps/big --slurm --threads 4",
            "  infoplane sweep my-sweep.json --out sweeps/big --spark spark://host:7077"
        })
public final class SweepCommand implements Callable<Integer> {
    private static final Pattern PART = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final double MEBIBYTE = 1 << 20;

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONFIG.json",
            description =
                    "The experiment with its section sweep: a file, the name of a shipped sweep, a figure of a sweep, or - for standard"
                            + " input. With --resume it may be left out, or changed: only what is missing is computed.")
    private @Nullable Path config;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the sweep, which must not hold another one unless --resume is given.")
    private Path out = Path.of("");

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(
            names = "--resume",
            description =
                    "Goes on with the sweep in DIR, beside other workers if there are any; starts it if there is none.")
    private boolean resume;

    @Option(names = "--part", paramLabel = "I/N", description = "Computes only part I of N, such as 3/16.")
    private @Nullable String part;

    @Option(
            names = "--slurm",
            description = "Computes nothing, but writes the array script for Slurm's sbatch into DIR.")
    private boolean slurm;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description =
                    "Has the runs computed by the Spark cluster of this address, such as spark://host:7077; --threads is then the"
                            + " number of threads of each task (default: the cluster's).")
    private @Nullable String spark;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    public SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        StandardInput.refuse("--out", out, "a sweep needs a folder");
        if (slurm && part != null) {
            throw new InvalidInputException("--part is given with --slurm, whose script computes all parts");
        }
        if (spark != null && (slurm || part != null)) {
            throw new InvalidInputException(
                    (slurm ? "--slurm" : "--part") + " is given with --spark, which computes all");
        }
        Optional<Clusters> clusters = spark == null ? Optional.empty() : Optional.of(clusters());
        SweepWork work = work();
        Sweeps sweeps = sweeps();
        SweepCost cost = SweepCost.of(sweeps);
        say(sweeps, cost);
        try (Cluster cluster = clusters.map(some -> connect(some, sweeps, cost)).orElse(null)) {
            sweeps.prepare();
            if (slurm) {
                return script(SlurmScript.of(sweeps, cost, work.threads(), out, launcher()));
            }
            SweepProgress progress = new SweepProgress(new ProgressLine(console));
            return ended(
                    sweeps,
                    cluster == null ? sweeps.process(work, progress) : sweeps.process(cluster, cost, progress),
                    progress);
        }
    }

    private int ended(Sweeps sweeps, SweepProcess process, SweepProgress progress) {
        console.interrupts().onRequest(process::stop);
        SweepEnd end;
        try {
            end = process.run();
        } finally {
            progress.end();
        }
        console.out().print(json ? Json.write(object(end, sweeps)) : SweepTexts.summary(sweeps.table()));
        return exitCode(end, sweeps);
    }

    private static Clusters clusters() {
        return Clusters.installed()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "--spark needs a program that was built with Spark:"
                                        + " ./infoplane of the sources fetches Spark and builds it by itself, and mvn -Pspark package does"));
    }

    private Cluster connect(Clusters clusters, Sweeps sweeps, SweepCost cost) {
        int given = threads.orElse(0);
        return clusters.connect(
                new Clusters.Request(
                        Objects.requireNonNull(spark),
                        sweeps.sweep().name(),
                        given,
                        cost.heapMebibytes(Math.max(1, given))),
                console::say);
    }

    private SweepWork work() {
        if (part == null) {
            return SweepWork.all(threads.number());
        }
        Matcher given = PART.matcher(part);
        int number = given.matches() ? Integer.parseInt(given.group(1)) : 0;
        if (number < 1 || number > Integer.parseInt(given.group(2))) {
            throw new InvalidInputException("--part is \"" + PlainText.quoted(part)
                    + "\" but must be I/N, part I of N with I from 1 to N, such as 3/16");
        }
        return SweepWork.of(threads.number(), number, Integer.parseInt(given.group(2)));
    }

    private Sweeps sweeps() {
        if (config == null) {
            if (!resume) {
                throw new InvalidInputException(
                        "CONFIG.json is missing; only with --resume it may be left out, to go on with the sweep in DIR");
            }
            return Sweeps.open(out);
        }
        boolean piped = StandardInput.isMeant(config);
        Path file = console.input().file(config);
        Sweep sweep =
                FigureFormat.isFigure(file) ? ofFigure(file) : piped ? SweepFile.read(file) : Presets.sweepOrFile(file);
        return resume ? Sweeps.resume(out, sweep) : Sweeps.create(out, sweep);
    }

    private static Sweep ofFigure(Path file) {
        String carried = FigureExport.readMetadata(file)
                .orElseThrow(() -> new InvalidInputException(
                        PlainText.path(file) + " carries no sweep; figures of sweeps that this program writes do"));
        return SweepFile.parse(carried, PlainText.path(file));
    }

    /** Says how much the sweep is, before it starts. */
    private void say(Sweeps sweeps, SweepCost cost) {
        Sweep sweep = sweeps.sweep();
        if (!Sweeps.holdsSweep(out)) {
            cost.check(sweeps.freeBytes());
        }
        int drawn = sweep.points().size();
        String points = drawn < sweep.combinations()
                ? drawn + " of "
                        + (sweep.combinations() == Long.MAX_VALUE
                                ? "more than 2^62"
                                : String.format(Locale.ROOT, "%,d", sweep.combinations()))
                        + " combinations"
                : drawn == 1 ? "1 combination" : drawn + " combinations";
        console.say(String.format(
                Locale.ROOT,
                "%s in %s; together some %s of one core, and %.1f MiB on disk",
                points,
                sweeps.trainings() == 1 ? "1 training" : sweeps.trainings() + " trainings",
                ProgressLine.duration(cost.allSeconds()),
                Math.max(0.1, cost.diskBytes() / MEBIBYTE)));
        List<String> surplus = sweeps.surplus();
        if (!surplus.isEmpty()) {
            console.say((surplus.size() == 1
                            ? surplus.get(0) + " is"
                            : surplus.size() + " runs, such as " + surplus.get(0) + ", are")
                    + " no longer of this sweep; kept, but not in the table");
        }
    }

    /** The program that was started; one on the path where nobody says which. */
    private static String launcher() {
        String named = System.getenv("INFOPLANE_LAUNCHER");
        return named == null || named.isEmpty() ? "infoplane" : named;
    }

    private int script(SlurmScript script) {
        script.write();
        if (json) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("folder", out.toString());
            object.put("script", script.file().toString());
            object.put("parts", script.parts());
            console.out().print(Json.write(object));
        }
        console.say("submit it with: sbatch " + script.file());
        return ExitCode.DONE;
    }

    private Map<String, @Nullable Object> object(SweepEnd end, Sweeps sweeps) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("folder", out.toString());
        object.put("table", sweeps.tableFile().toString());
        object.put("combinations", sweeps.sweep().points().size());
        object.put("runs", end.total());
        object.put("done", end.done());
        object.put("failed", end.failed());
        object.put("rows", SweepTexts.objects(sweeps.table()));
        return object;
    }

    private int exitCode(SweepEnd end, Sweeps sweeps) {
        String runs = end.total() == 1 ? "1 run" : end.total() + " runs";
        if (end.stopped()) {
            console.say("Interrupted; " + end.done() + " of " + runs + " are done and kept in " + PlainText.path(out)
                    + ", and the others as far as they came; infoplane sweep --out " + PlainText.path(out)
                    + " --resume goes on");
            return ExitCode.INTERRUPTED;
        }
        if (end.failed() > 0) {
            console.say(end.failed() + " of " + runs + " failed; " + PlainText.path(sweeps.tableFile()) + " says why");
        }
        console.say("done: " + PlainText.path(sweeps.tableFile()));
        return end.failed() == end.total() && end.total() > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}
