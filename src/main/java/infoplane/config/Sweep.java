package infoplane.config;

import java.util.List;

/**
 * A sweep: an experiment of which some settings vary.
 *
 * @param name what the user calls the experiment
 * @param json the file, indented
 * @param fields paths of the settings that vary, such as {@code network.activation}
 * @param combinations number of combinations of their values; {@code Long.MAX_VALUE} if there are more
 * @param points the combinations to run: all of them, or a sample; the last field varies fastest
 */
public record Sweep(String name, String json, List<String> fields, long combinations, List<SweepPoint> points) {
    /** The most combinations that a sweep runs. */
    public static final int MOST = 10_000;

    public Sweep {
        fields = List.copyOf(fields);
        points = List.copyOf(points);
    }
}
