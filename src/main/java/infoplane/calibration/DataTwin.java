package infoplane.calibration;

import infoplane.core.Information;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Data made like those at hand, whose information is known: what an estimator says of them shows its bias here. */
interface DataTwin {
    /** The information of the distribution that is drawn from. */
    Information truth();

    /** The standard error of {@link #truth}, where that was drawn itself; null where it is exact. */
    @Nullable
    Information truthError();

    /** As many rows as the data have. */
    CalibrationTask.Drawn draw(RandomGenerator random);
}
