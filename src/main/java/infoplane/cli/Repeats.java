package infoplane.cli;

import infoplane.experiment.ExperimentSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the repeats of an experiment lie: {@code repeat-000}, {@code repeat-001} … below one folder. */
final class Repeats {
    private static final Pattern NAME = Pattern.compile("repeat-(\\d{3,5})");

    private Repeats() {}

    static Path folder(Path all, int repeat) {
        return all.resolve(String.format(Locale.ROOT, "repeat-%03d", repeat));
    }

    /** Which repeat a run folder holds, from 0. */
    static int number(Path folder, ExperimentSettings settings) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        Matcher matcher = NAME.matcher(name == null ? "" : name.toString());
        return settings.repeats() > 1 && matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
