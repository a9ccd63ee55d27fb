package infoplane.experiment;

import infoplane.core.Information;
import infoplane.experiment.Findings.Compression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** I(X;T) and I(T;Y) of one layer as one estimator saw them, epoch by epoch. */
record Curve(String estimator, int layer, List<PlanePoint> points) {
    private record Key(String estimator, int layer) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byEstimator = estimator.compareTo(other.estimator);
            return byEstimator != 0 ? byEstimator : Integer.compare(layer, other.layer);
        }
    }

    /** One curve an estimator and layer, of the epochs at which both amounts were measured; none that is empty. */
    static List<Curve> all(RunResults results) {
        Map<Key, List<PlanePoint>> curves = new TreeMap<>();
        for (PlanePoint point : results.points()) {
            if (point.estimate().inputInformation() != null && point.estimate().labelInformation() != null) {
                curves.computeIfAbsent(new Key(point.estimator(), point.layer()), key -> new ArrayList<>())
                        .add(point);
            }
        }
        return curves.entrySet().stream()
                .map(entry ->
                        new Curve(entry.getKey().estimator(), entry.getKey().layer(), entry.getValue()))
                .toList();
    }

    int size() {
        return points.size();
    }

    int epoch(int index) {
        return points.get(index).epoch();
    }

    double inputBits(int index) {
        return bits(points.get(index).estimate().inputInformation());
    }

    double labelBits(int index) {
        return bits(points.get(index).estimate().labelInformation());
    }

    private static double bits(@Nullable Information information) {
        if (information == null) {
            throw new IllegalStateException("curves hold only points with both amounts");
        }
        return information.bits();
    }

    Compression compression() {
        int best = 0;
        for (int index = 1; index < size(); index++) {
            if (inputBits(index) > inputBits(best)) {
                best = index;
            }
        }
        double end = inputBits(size() - 1);
        return new Compression(
                estimator,
                layer,
                Information.ofBits(inputBits(best)),
                epoch(best),
                Information.ofBits(end),
                Information.ofBits(inputBits(best) - end));
    }
}
