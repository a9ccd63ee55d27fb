package infoplane.cli;

import infoplane.runs.JointClaims;

/** The claims of the literature and what a run, or repeats together, say about them, in a line each. */
final class ClaimTables {
    private ClaimTables() {}

    static String text(JointClaims joint) {
        StringBuilder text = new StringBuilder("claims\n");
        joint.claims()
                .forEach(claim -> text.append(claim.number())
                        .append(' ')
                        .append(joint.words().claim(claim))
                        .append('\n'));
        if (!joint.note().isEmpty()) {
            text.append(joint.note()).append('\n');
        }
        return text.append('\n').toString();
    }
}
