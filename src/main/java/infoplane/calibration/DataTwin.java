package infoplane.calibration;

import infoplane.core.Information;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A distribution that resembles the data and whose information is known. Estimates of its samples show an estimator's bias
 * on such data.
 */
interface DataTwin {
    /** The information of the distribution. */
    Information truth();

    /** The standard error of {@link #truth} if that is a Monte Carlo mean; null if it is exact. */
    @Nullable
    Information truthError();

    /** Draws as many rows as the data have. */
    CalibrationTask.Drawn draw(RandomGenerator random);
}
