package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Seed;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CriticHeldOutTest {
    static Stream<EstimatorSettings> eager() {
        return Stream.of(new InfoNceSettings(32, 16, 64, 200, 0.01, 1), new MineSettings(32, 16, 64, 200, 0.01, 1));
    }

    /**
     * A hundred pairs of independent rows of five columns are learnt by heart within 200 steps, so that a bound on them would
     * be over 1 nat. What is reported is of the other hundred, of which nothing can be learnt: 0 within 0.15, four standard
     * errors of a hundred terms and the best of ten looks.
     */
    @ParameterizedTest
    @MethodSource("eager")
    void whatIsReportedWasNotTrainedOn(EstimatorSettings settings) {
        Samplers.Pair pair = Samplers.gaussian(200, 5, 0, new Seed(9).stream("test"));
        double nats =
                settings.estimator().pair(pair.a(), pair.b()).information().nats();
        assertEquals(0, nats, 0.15);
    }
}
