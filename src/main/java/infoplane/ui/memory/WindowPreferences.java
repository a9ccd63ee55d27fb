package infoplane.ui.memory;

import infoplane.core.Checks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the window remembers from one start to the next.
 *
 * @param dark whether its colours are dark
 * @param width of the window, 0 where it has never been open
 * @param height likewise
 * @param maximised whether it filled the screen
 * @param dividers places of the split panes' dividers, 0 to 1, in the order of the window; empty for the usual ones
 * @param recent experiment files and run folders opened last, newest first
 * @param runsFolder where new runs are kept; empty for the usual folder
 * @param view what is shown
 */
public record WindowPreferences(
        boolean dark,
        double width,
        double height,
        boolean maximised,
        List<Double> dividers,
        List<String> recent,
        String runsFolder,
        WindowView view) {
    public WindowPreferences {
        Checks.between("width", width, 0, 100_000);
        Checks.between("height", height, 0, 100_000);
        dividers = List.copyOf(dividers);
        recent = List.copyOf(recent);
    }

    public static WindowPreferences defaults() {
        return new WindowPreferences(false, 0, 0, false, List.of(), List.of(), "", WindowView.defaults());
    }

    /** The file of the present user. */
    public static Path usualFile() {
        return folder(
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        System.getenv(),
                        Path.of(System.getProperty("user.home")))
                .resolve("window.json");
    }

    /** Where the operating system wants the settings of this program. */
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
        return new WindowPreferences(newDark, width, height, maximised, dividers, recent, runsFolder, view);
    }

    public WindowPreferences withLayout(
            double newWidth, double newHeight, boolean nowMaximised, List<Double> newDividers) {
        return new WindowPreferences(dark, newWidth, newHeight, nowMaximised, newDividers, recent, runsFolder, view);
    }

    /** With this path first among the ten most recent. */
    public WindowPreferences withRecent(Path opened) {
        String name = opened.toAbsolutePath().toString();
        List<String> others =
                recent.stream().filter(other -> !other.equals(name)).limit(9).toList();
        List<String> all = java.util.stream.Stream.concat(java.util.stream.Stream.of(name), others.stream())
                .toList();
        return new WindowPreferences(dark, width, height, maximised, dividers, all, runsFolder, view);
    }

    public WindowPreferences withView(WindowView newView) {
        return new WindowPreferences(dark, width, height, maximised, dividers, recent, runsFolder, newView);
    }
}
