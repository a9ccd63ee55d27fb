package infoplane.calibration;

import infoplane.cells.Cells;
import infoplane.cells.CountedInformation;
import infoplane.cells.RowKeys;
import infoplane.core.Information;
import infoplane.core.Samples;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Two discrete samples drawn from the data's table of pairs. The twin's information is the plug-in value of that table. */
final class TableTwin implements DataTwin {
    private final Samples a;
    private final Samples b;
    private final Information truth;

    TableTwin(Samples a, Samples b) {
        this.a = a;
        this.b = b;
        truth = Information.ofNats(
                CountedInformation.between(Cells.of(RowKeys.ofValues(a)), Cells.of(RowKeys.ofValues(b)))
                        .nats());
    }

    @Override
    public Information truth() {
        return truth;
    }

    @Override
    public @Nullable Information truthError() {
        return null;
    }

    @Override
    public CalibrationTask.Drawn draw(RandomGenerator random) {
        int[] picked = random.ints(a.rows(), 0, a.rows()).toArray();
        return new CalibrationTask.Drawn(a.select(picked), b.select(picked), null);
    }
}
