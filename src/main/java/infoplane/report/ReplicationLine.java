package infoplane.report;

import infoplane.findings.ClaimKind;
import infoplane.runs.CopiedCommand;

/** The lines of the command line that make a replication again. */
public final class ReplicationLine {
    private static final String OUT = "--out";

    private ReplicationLine() {}

    /** The command that begins a replication in a folder, or goes on with it. */
    public static CopiedCommand resuming(ReplicationPlan plan, String folder) {
        return whole(plan).with(OUT, folder, "--resume");
    }

    /** The command that does the whole again, in a new folder. */
    static CopiedCommand again(ReplicationPlan plan) {
        CopiedCommand command = whole(plan);
        return (plan.claim().isPresent()
                        ? command.with(
                                "--claim", Integer.toString(plan.claim().get().number()))
                        : command)
                .with(OUT, "replication");
    }

    /** The command that tries one claim again, in a folder of its own. */
    static CopiedCommand claim(ReplicationPlan plan, ClaimKind kind) {
        return whole(plan).with("--claim", Integer.toString(kind.number()), OUT, "claim-" + kind.number());
    }

    private static CopiedCommand whole(ReplicationPlan plan) {
        CopiedCommand command = CopiedCommand.of("replicate");
        return plan.isQuick() ? command.with("--quick") : command;
    }
}
