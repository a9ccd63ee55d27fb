package infoplane.ui.run;

import infoplane.runs.RunFolders;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/**
 * Disk space of the listed runs' folders. Counted again when a run is added or removed or changes its name, notes or status.
 */
public final class DiskUse {
    private final RunList runs;
    private final Latest counting;
    private final ReadOnlyObjectWrapper<Map<Path, Long>> bytes = new ReadOnlyObjectWrapper<>(Map.of());

    public DiskUse(RunList runs, Background background) {
        this.runs = runs;
        this.counting = new Latest(background);
        runs.runs().addListener((ListChangeListener<Run>) change -> count());
    }

    /** Bytes of each run's folder. */
    public ReadOnlyObjectProperty<Map<Path, Long>> bytes() {
        return bytes.getReadOnlyProperty();
    }

    /** Total bytes of the folders of these runs; a folder that is not counted yet adds 0. */
    public long of(Collection<Run> some) {
        return some.stream()
                .mapToLong(run -> bytes.get().getOrDefault(run.folder(), 0L))
                .sum();
    }

    private void count() {
        List<Path> folders = runs.runs().stream().map(Run::folder).distinct().toList();
        counting.submit(
                () -> {
                    Map<Path, Long> counted = new LinkedHashMap<>();
                    for (Path folder : folders) {
                        counted.put(folder, RunFolders.size(folder));
                    }
                    return counted;
                },
                bytes::set);
    }

    /** Formats a size, such as {@code 12 MB}. Units are powers of 1000, as on the labels of disks. */
    public static String text(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double rest = bytes;
        String[] units = {"kB", "MB", "GB", "TB"};
        int unit = -1;
        while (rest >= 999.5 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, rest < 9.95 ? "%.1f %s" : "%.0f %s", rest, units[unit]);
    }
}
