package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.RunStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claim 7 from tables whose answer is plain: the threshold of compression is 0.5 bits. */
final class SettingsEffectTest {
    /** Runs with a hidden layer and an output, five for each value, whose falls differ by at most 0.04 bits. */
    private static SweepTable table(double fallOfA, double fallOfB, String judged) {
        List<SweepRow> rows = new ArrayList<>();
        for (String value : List.of("a", "b")) {
            for (int seed = 1; seed <= 5; seed++) {
                double fall = (value.equals("a") ? fallOfA : fallOfB) + 0.01 * seed;
                for (int layer = 1; layer <= 2; layer++) {
                    rows.add(new SweepRow(
                            value + seed,
                            seed,
                            List.of(value),
                            RunStatus.FINISHED,
                            1,
                            1,
                            "kde",
                            layer,
                            9,
                            1,
                            9 - fall,
                            1,
                            layer == 2 ? 9 : fall,
                            judged));
                }
            }
        }
        return new SweepTable(List.of("training.optimiser"), rows);
    }

    private static Verdict verdict(SweepTable table) {
        return SettingsEffect.of(table).claim().verdict();
    }

    @Test
    void sameSideIsStableAndBothSidesAreNot() {
        assertEquals(Verdict.SUPPORTED, verdict(table(2, 3, SweepRow.JUDGED)));
        assertEquals(Verdict.SUPPORTED, verdict(table(0.1, 0.2, SweepRow.JUDGED)));
        assertEquals(Verdict.NOT_SUPPORTED, verdict(table(0.1, 3, SweepRow.JUDGED)));
    }

    /** The falls of a are 0.47 to 0.51 bits: their interval holds the threshold. */
    @Test
    void anIntervalThatHoldsTheThresholdIsUndecided() {
        assertEquals(Verdict.UNDECIDED, verdict(table(0.46, 3, SweepRow.JUDGED)));
    }

    /** Layers without a vote say nothing; the output is no hidden layer, whatever it does. */
    @Test
    void layersWithoutAVoteAreLeftOut() {
        assertEquals(Verdict.NOT_JUDGED, verdict(table(2, 3, "saturated")));
        assertEquals(0, SettingsEffect.of(table(2, 3, "saturated")).learnt());
        assertEquals(10, SettingsEffect.of(table(2, 3, SweepRow.JUDGED)).learnt());
    }
}
