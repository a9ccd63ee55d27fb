package infoplane.ui.form;

import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;

/** The form for exporting a figure: format, size, fonts and colours. */
public final class ExportForm {
    /**
     * The result of the form.
     *
     * @param format format of the file
     * @param size size of the figure
     * @param style style of the figure
     * @param captioned whether the file contains the caption
     * @param columns names of the columns of a table; empty for all
     */
    public record Export(
            FigureFormat format, FigureSize size, FigureStyle style, boolean captioned, List<String> columns) {}

    private static final int MOST_IN_NAME = 2;
    private static final int LONGEST_NAME = 80;

    /** Common figure sizes. */
    public enum Preset {
        SCREEN("As on screen", FigureSize.SCREEN, 12),
        ONE_COLUMN("One column of a paper", FigureSize.ONE_COLUMN, 8),
        TWO_COLUMNS("Two columns of a paper", FigureSize.TWO_COLUMNS, 8);

        private final String label;
        private final FigureSize size;
        private final double letters;

        Preset(String label, FigureSize size, double letters) {
            this.label = label;
            this.size = size;
            this.letters = letters;
        }

        public String label() {
            return label;
        }
    }

    private final ChoiceEntry<FigureFormat> format = new ChoiceEntry<>(
                    "format", "Format", List.of(FigureFormat.values()), ExportForm::label)
            .with("What the file is.");
    private final TextEntry width = TextEntry.decimal("width", "Width")
            .with("pt", "Of drawings in points, of images in pixels at scale 1; 40 to 10000.");
    private final TextEntry height = TextEntry.decimal("height", "Height").with("pt", "As the width; 40 to 10000.");
    private final TextEntry scale =
            TextEntry.decimal("scale", "Scale").with("×", "Pixels of an image for each point, 0.5 to 8.");
    private final TextEntry letters =
            TextEntry.decimal("fontSize", "Font size").with("pt", "Size of the numbers at the axes, 4 to 100.");
    private final SwitchEntry title = new SwitchEntry("title", "Heading").with("Whether the heading is painted.");
    private final SwitchEntry caption = new SwitchEntry("captioned", "Caption")
            .with("Whether the words below are painted under the figure; in LaTeX the caption of the table.");
    private final SwitchEntry dark =
            new SwitchEntry("dark", "Dark").with("On near black, as the dark window has it; else on white.");
    private final TextEntry columns = TextEntry.parsed("columns", "Columns", TextList::requireWhole)
            .with(
                    "",
                    "Columns of the table with commas between, such as epoch,layer,i_xt_bits or, in LaTeX, epoch,I(X;T);"
                            + " empty for all.");
    private final FigureStyle light;
    private final FigureStyle night;
    private final Form<Export> form;

    public ExportForm() {
        this.light = FigureStyle.light();
        this.night = FigureStyle.dark();
        this.form = new Form<>(
                List.of(format, width, height, scale, letters, title, caption, dark, columns),
                this::read,
                this::write,
                usual());
        scale.relevant()
                .bind(format.choice()
                        .isEqualTo(FigureFormat.PNG)
                        .or(format.choice().isEqualTo(FigureFormat.GIF)));
        BooleanBinding table = format.choice().isEqualTo(FigureFormat.CSV);
        BooleanBinding drawn =
                table.or(format.choice().isEqualTo(FigureFormat.LATEX)).not();
        List.of(width, height, letters, title, dark)
                .forEach(entry -> entry.relevant().bind(drawn));
        caption.relevant().bind(table.not());
        columns.relevant().bind(drawn.not());
    }

    public Form<Export> form() {
        return form;
    }

    private Export usual() {
        return new Export(FigureFormat.PDF, FigureSize.SCREEN, light, false, List.of());
    }

    /** Resets the form to its defaults if its input is invalid. */
    public void makeValid() {
        if (!form.settings().get().ok()) {
            form.show(usual());
        }
    }

    /** Sets a common size with a matching font size. */
    public void use(Preset preset) {
        width.show(Double.valueOf(preset.size.width()));
        height.show(Double.valueOf(preset.size.height()));
        scale.show(Double.valueOf(preset.size.scale()));
        letters.show(Double.valueOf(preset.letters));
        title.show(preset == Preset.SCREEN);
    }

    /** The label of a format, such as {@code PNG, image}. */
    public static String label(FigureFormat format) {
        return format.extension().toUpperCase(Locale.ROOT) + ", " + format.description();
    }

    /** Proposes a file name without extension, made from the names of the runs. It is valid on every system. */
    public static String fileName(List<String> runs) {
        String joined = runs.size() > MOST_IN_NAME
                ? runs.get(0) + " and " + (runs.size() - 1) + " others"
                : String.join(" and ", runs);
        String safe = joined.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return safe.isEmpty() ? "figure" : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    }

    /**
     * The file to write: the chosen file, with the format's extension appended if missing. The user has not confirmed
     * replacing a file with an appended extension, so if that file exists, a number is added to the name.
     */
    public static Path target(Path chosen, FigureFormat format) {
        String name = chosen.getFileName().toString();
        String ending = "." + format.extension();
        if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
            return chosen;
        }
        Path free = chosen.resolveSibling(name + ending);
        for (int number = 2; Files.exists(free); number++) {
            free = chosen.resolveSibling(name + "-" + number + ending);
        }
        return free;
    }

    private Export read() {
        FigureStyle base = dark.get() ? night : light;
        double size = letters.decimal();
        return new Export(
                format.get(),
                new FigureSize(width.decimal(), height.decimal(), scale.decimal()),
                base.withFontSize(size)
                        .withLineWidth(Math.max(0.5, 0.8 * size / 12))
                        .withTitle(title.get()),
                caption.get(),
                TextList.read(columns.stripped()));
    }

    private void write(Export export) {
        format.show(export.format());
        width.show(Double.valueOf(export.size().width()));
        height.show(Double.valueOf(export.size().height()));
        scale.show(Double.valueOf(export.size().scale()));
        letters.show(Double.valueOf(export.style().fontSize()));
        title.show(export.style().title());
        caption.show(export.captioned());
        dark.show(export.style().colours().equals(night.colours()));
        columns.show(TextList.joined(export.columns()));
    }

    /** What the form holds; empty if it is invalid. */
    public Optional<ExportChoice> choice() {
        return form.settings()
                .get()
                .settings()
                .map(export -> new ExportChoice(
                        export.format().extension(),
                        export.size().width(),
                        export.size().height(),
                        export.size().scale(),
                        export.style().fontSize(),
                        export.style().title(),
                        export.captioned(),
                        dark.get(),
                        TextList.joined(export.columns())));
    }

    /** Shows what was chosen before. Values that make no sense, as in an edited file, stand for the defaults. */
    public void show(ExportChoice choice) {
        Arrays.stream(FigureFormat.values())
                .filter(one -> one.extension().equals(choice.format()))
                .findFirst()
                .ifPresent(format::show);
        width.show(Double.valueOf(choice.width()));
        height.show(Double.valueOf(choice.height()));
        scale.show(Double.valueOf(choice.scale()));
        letters.show(Double.valueOf(choice.fontSize()));
        title.show(choice.title());
        caption.show(choice.captioned());
        dark.show(choice.dark());
        columns.show(choice.columns());
        makeValid();
    }
}
