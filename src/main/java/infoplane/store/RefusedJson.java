package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.Refusal;
import infoplane.measuring.PlanePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code refused.json}: why points of {@code plane.csv} have no value or were not compared; absent if no point was refused.
 */
final class RefusedJson {
    static final String FILE = "refused.json";

    private RefusedJson() {}

    private record Place(String estimator, int epoch, int layer) {}

    /** Writes the reasons of these points, or removes the file if there are none. */
    static void write(Path folder, Collection<PlanePoint> points) {
        ChecksJson.writeEntries(
                folder.resolve(FILE),
                "refused",
                points.stream()
                        .filter(point -> point.estimate().refusal() != null)
                        .map(RefusedJson::tree)
                        .toList());
    }

    private static Map<String, @Nullable Object> tree(PlanePoint point) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("estimator", point.estimator());
        tree.put("epoch", point.epoch());
        tree.put("layer", point.layer());
        Refusal refusal = point.estimate().refusal();
        if (refusal != null) {
            tree.put("shuffled", refusal.shuffled());
            tree.put("reason", refusal.reason());
        }
        return tree;
    }

    /**
     * Adds the reasons in the folder to the points.
     *
     * @throws InvalidInputException if the file is damaged; the message is one sentence
     */
    static List<PlanePoint> restore(Path folder, List<PlanePoint> points) {
        Map<Place, Refusal> refusals = read(folder.resolve(FILE));
        return refusals.isEmpty()
                ? points
                : points.stream().map(point -> restored(point, refusals)).toList();
    }

    private static PlanePoint restored(PlanePoint point, Map<Place, Refusal> refusals) {
        Refusal refusal = refusals.get(new Place(point.estimator(), point.epoch(), point.layer()));
        boolean refused = point.estimate().flags().contains(EstimateFlag.REFUSED);
        // after a kill the table may hold a value for a point that the file lists as refused
        return refusal == null || refused == refusal.shuffled()
                ? point
                : new PlanePoint(
                        point.estimator(),
                        point.epoch(),
                        point.layer(),
                        point.estimate().withRefusal(refusal));
    }

    private static Map<Place, Refusal> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Map<Place, Refusal> refusals = new HashMap<>();
        for (JsonFields entry : JsonFields.read(file).objects("refused")) {
            if (entry.has("shuffled") && !entry.tree().path("shuffled").isBoolean()) {
                throw Damage.of(file, "shuffled must be true or false", null);
            }
            refusals.put(
                    new Place(entry.text("estimator"), entry.whole("epoch", 0), entry.whole("layer", 1)),
                    new Refusal(entry.tree().path("shuffled").asBoolean(), entry.text("reason")));
        }
        return refusals;
    }
}
