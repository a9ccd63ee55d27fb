package infoplane.cli;

import infoplane.runs.JointClaims;

/** Prints one line for each claim of the literature and its verdict, for a run or for repeats together. */
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
