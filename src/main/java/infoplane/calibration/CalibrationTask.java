package infoplane.calibration;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.Estimate;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.Estimator;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A problem whose information is known. An estimator's results on its samples show how good the estimator is. */
public final class CalibrationTask {
    /** The quantity that is estimated. */
    public enum TaskKind {
        /** I(A;B) of two continuous samples. */
        CONTINUOUS_PAIR,
        /** I(A;B) of two samples of which at least one has repeated values. */
        DISCRETE_PAIR,
        /** I(T;Y) of a continuous layer and a discrete label. */
        LABELLED_LAYER
    }

    private final String id;
    private final String description;
    private final TaskKind kind;
    private final int columns;
    private final Information truth;
    private final Sampler sampler;

    CalibrationTask(String id, String description, TaskKind kind, int columns, double truthNats, Sampler sampler) {
        this.id = id;
        this.description = description;
        this.kind = kind;
        this.columns = columns;
        this.truth = Information.ofNats(truthNats);
        this.sampler = sampler;
    }

    /**
     * The 17 problems of the bmi benchmark, then correlated, independent, discrete and labelled problems of {@code d}
     * columns.
     */
    public static List<CalibrationTask> all(int d) {
        return CalibrationTasks.all(d);
    }

    /** The labelled problems, for estimators of a layer of {@code d} units. */
    public static List<CalibrationTask> labelled(int d) {
        return CalibrationTasks.labelled(d);
    }

    /** Short name, such as {@code normal-1x1}; unique within a list. */
    public String id() {
        return id;
    }

    /** One line that says how the samples are drawn. */
    public String description() {
        return description;
    }

    public TaskKind kind() {
        return kind;
    }

    /** Number of columns of A and B together, or of the layer. */
    public int columns() {
        return columns;
    }

    public Information truth() {
        return truth;
    }

    /** Draws {@code n} independent observations; the same seed gives the same observations. */
    public Drawn draw(int n, Seed seed) {
        return sampler.draw(n, seed.stream(id));
    }

    /**
     * Estimates the information of the observations.
     *
     * @param checked whether self-checks add their flags to the answer's (see {@link SelfChecks})
     * @throws EstimationRefusedException if the estimator refuses the observations
     */
    public Answer estimate(EstimatorSettings settings, Drawn drawn, boolean checked) {
        Estimator estimator = settings.estimator();
        if (drawn.labels == null) {
            Estimate estimate = estimator.pair(drawn.a, drawn.b);
            Estimate known = checked
                    ? SelfChecks.ofPair(settings, drawn.a, drawn.b, estimate)
                            .map(check -> estimate.withFlags(check.flags()))
                            .orElse(estimate)
                    : estimate;
            return new Answer(known.information(), known.standardError(), known.flags());
        }
        LayerSample layer = LayerSample.of(drawn.a, drawn.labels);
        PlaneEstimate point = estimator.layer(layer);
        if (point.labelInformation() == null) {
            throw new EstimationRefusedException(EstimateFlag.NO_LABEL_INFORMATION.explanation());
        }
        PlaneEstimate known = checked
                ? SelfChecks.ofLayer(settings, layer, point)
                        .map(check -> point.withFlags(check.flags()))
                        .orElse(point)
                : point;
        return new Answer(point.labelInformation(), known.labelStandardError(), known.flags());
    }

    @Override
    public String toString() {
        return id;
    }

    /** An estimate with its standard error, null if the estimator reports none, and its flags. */
    public record Answer(Information information, @Nullable Information standardError, Set<EstimateFlag> flags) {}

    interface Sampler {
        public Drawn draw(int n, RandomGenerator random);
    }

    /**
     * The observations of a problem.
     *
     * @param b as many rows as {@code a}; the same samples as {@code a} if there are labels
     * @param labels of the rows of {@code a}; null for pairs
     */
    public record Drawn(Samples a, Samples b, @Nullable Labels labels) {}
}
