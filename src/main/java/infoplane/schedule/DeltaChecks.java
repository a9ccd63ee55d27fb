package infoplane.schedule;

import infoplane.core.Checks;

/** Checks the parameters that both delta schedules share. */
final class DeltaChecks {
    private DeltaChecks() {}

    static void check(double delta, double multiplier) {
        Checks.positive("delta", delta);
        Checks.between("multiplier", multiplier, 1, 1000);
    }
}
