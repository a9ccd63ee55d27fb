package infoplane.ui.memory;

import infoplane.core.Checks;
import infoplane.ui.form.ExportChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The preferences that the window remembers from one start to the next.
 *
 * @param dark whether the window uses dark colours
 * @param width width of the window; 0 if the window has never been open
 * @param height height of the window; 0 if the window has never been open
 * @param maximised whether the window was maximised
 * @param dividers positions of the split panes' dividers, 0 to 1, in the order of the window; empty for the default
 *     positions
 * @param recent the paths opened last (experiment files, figures and run folders), newest first
 * @param runsFolder folder for new runs; empty for the default folder
 * @param view what the window shows
 * @param export what figures were last exported as
 */
public record WindowPreferences(
        boolean dark,
        double width,
        double height,
        boolean maximised,
        List<Double> dividers,
        List<String> recent,
        String runsFolder,
        WindowView view,
        ExportChoice export) {
    public WindowPreferences {
        Checks.between("width", width, 0, 100_000);
        Checks.between("height", height, 0, 100_000);
        dividers = List.copyOf(dividers);
        recent = List.copyOf(recent);
    }

    public static WindowPreferences defaults() {
        return new WindowPreferences(
                false, 0, 0, false, List.of(), List.of(), "", WindowView.defaults(), ExportChoice.defaults());
    }

    /** The preferences file of the current user. */
    public static Path usualFile() {
        return folder(
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        System.getenv(),
                        Path.of(System.getProperty("user.home")))
                .resolve("window.json");
    }

    /** The operating system's folder for the settings of this program. */
    static Path folder(String os, Map<String, String> environment, Path home) {
        if (os.contains("win") && environment.containsKey("APPDATA")) {
            return Path.of(environment.getOrDefault("APPDATA", "")).resolve("Infoplane");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Infoplane");
        }
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configured.isEmpty() ? home.resolve(".config") : Path.of(configured)).resolve("infoplane");
    }

    public WindowPreferences withDark(boolean newDark) {
        return new WindowPreferences(newDark, width, height, maximised, dividers, recent, runsFolder, view, export);
    }

    public WindowPreferences withLayout(
            double newWidth, double newHeight, boolean nowMaximised, List<Double> newDividers) {
        return new WindowPreferences(
                dark, newWidth, newHeight, nowMaximised, newDividers, recent, runsFolder, view, export);
    }

    /** Returns a copy with this path as the newest of at most ten recent paths. */
    public WindowPreferences withRecent(Path opened) {
        String name = opened.toAbsolutePath().toString();
        List<String> others =
                recent.stream().filter(other -> !other.equals(name)).limit(9).toList();
        List<String> all = java.util.stream.Stream.concat(java.util.stream.Stream.of(name), others.stream())
                .toList();
        return new WindowPreferences(dark, width, height, maximised, dividers, all, runsFolder, view, export);
    }

    public WindowPreferences withView(WindowView newView) {
        return new WindowPreferences(dark, width, height, maximised, dividers, recent, runsFolder, newView, export);
    }

    public WindowPreferences withExport(ExportChoice newExport) {
        return new WindowPreferences(dark, width, height, maximised, dividers, recent, runsFolder, view, newExport);
    }
}
