package infoplane.measuring;

import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the rows of some epochs, because the windows that end at one epoch, and its layers, share theirs. If even one epoch is
 * too large to hold, every request goes to the source. Thread-safe.
 */
final class HeldRows implements LayerSource {
    private static final long MOST_BYTES = 64L << 20;
    private static final int BYTES_A_VALUE = 4;

    private final LayerSource source;
    private final int most;
    private final Map<Integer, List<Samples>> held = new LinkedHashMap<>(16, 0.75f, true);

    /** @param inputs N */
    HeldRows(LayerSource source, int inputs) {
        this.source = source;
        long width = source.layers().stream().mapToLong(Layer::width).sum();
        long each = Math.max(1, BYTES_A_VALUE * inputs * width);
        most = (int) Math.min(
                Integer.MAX_VALUE, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 16) / each);
    }

    @Override
    public List<Layer> layers() {
        return source.layers();
    }

    @Override
    public List<Integer> epochs() {
        return source.epochs();
    }

    @Override
    public List<Range> ranges(int epoch) {
        return source.ranges(epoch);
    }

    @Override
    public EpochRows at(int epoch) {
        return source.at(epoch);
    }

    @Override
    public Samples rows(int epoch, Layer layer) {
        if (most == 0) {
            return source.rows(epoch, layer);
        }
        List<Samples> known;
        synchronized (held) {
            known = held.get(epoch);
        }
        return (known == null ? computed(epoch) : known).get(layer.number() - 1);
    }

    private List<Samples> computed(int epoch) {
        EpochRows rows = source.at(epoch);
        List<Samples> layers = new ArrayList<>();
        source.layers().forEach(layer -> layers.add(rows.of(layer)));
        synchronized (held) {
            held.put(epoch, layers);
            if (held.size() > most) {
                held.remove(held.keySet().iterator().next());
            }
        }
        return layers;
    }
}
