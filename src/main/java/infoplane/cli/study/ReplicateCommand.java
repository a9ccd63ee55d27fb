package infoplane.cli.study;

import infoplane.cli.Console;
import infoplane.cli.ExitCode;
import infoplane.cli.ProgressLine;
import infoplane.cli.StandardInput;
import infoplane.cli.ThreadsOption;
import infoplane.cli.VersionText;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.report.Replication;
import infoplane.report.ReplicationListener;
import infoplane.report.ReplicationPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replicate}: tries the claims of the literature, and writes the report. */
@Command(
        name = "replicate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Tries the claims of the literature: do deep networks compress?",
            "Trains and measures all that the ten claims need, each experiment in a folder of its own, and writes report.html,"
                    + " report.pdf and claims.json. Ctrl-C keeps everything; --resume computes only what is missing."
        },
        footer = {
            "",
            "Examples:",
            "  infoplane replicate --quick --out replication",
            "  infoplane replicate --out replication --resume",
            "  infoplane replicate --claim 3 --out claim-3"
        })
public final class ReplicateCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the replication, which must be new or empty unless --resume is given.")
    private Path out = Path.of("");

    @Option(
            names = "--quick",
            description = "Fewer seeds, epochs and settings: some five minutes on two cores instead of hours.")
    private boolean quick;

    @Option(names = "--claim", paramLabel = "N", description = "Tries only claim N, from 1 to 10 (default: all).")
    private @Nullable Integer claim;

    @Option(names = "--resume", description = "Goes on with the replication in DIR; begins it if DIR holds none.")
    private boolean resume;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Prints one JSON object, that of claims.json.")
    private boolean json;

    public ReplicateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        threads.number(); // refused before the work
        StandardInput.refuse("--out", out, "a replication needs a folder");
        Replication replication = replication();
        console.interrupts().onRequest(replication::stop);
        ProgressLine progress = new ProgressLine(console);
        Replication.End end;
        try {
            end = replication.run(threads.number(), listener(progress));
        } finally {
            progress.end();
        }
        if (end.stopped()) {
            console.say("Interrupted; what was done is kept in " + PlainText.path(out)
                    + "; the same command with --resume goes on");
            return ExitCode.INTERRUPTED;
        }
        end.report().ifPresent(report -> console.out().print(json ? report.json() : report.text()));
        end.failed().forEach((piece, why) -> console.say(piece + " failed: " + why));
        console.say("done: " + PlainText.path(out.resolve(infoplane.report.ReplicationReport.PAGE)));
        return end.failed().size() == replication.plan().pieces().size() ? ExitCode.FAILED : ExitCode.DONE;
    }

    private Replication replication() {
        if (!resume) {
            return Replication.create(out, asked());
        }
        boolean unsaid = !quick && claim == null;
        return Replication.resume(out, unsaid ? Optional.empty() : Optional.of(asked()));
    }

    private ReplicationPlan asked() {
        ReplicationPlan plan = quick ? ReplicationPlan.quick() : ReplicationPlan.full();
        try {
            return claim == null ? plan : plan.of(claim);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("--" + e.getMessage(), e);
        }
    }

    private static ReplicationListener listener(ProgressLine progress) {
        return new ReplicationListener() {
            @Override
            public void progressed(int done, int total) {
                progress.progressed("replication", done, total);
            }

            @Override
            public void begins(String step) {
                progress.say(List.of(step));
            }

            @Override
            public void failed(String step, String why) {
                progress.say(List.of(step + " failed: " + why));
            }
        };
    }
}
