package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.NotAllowedException;
import infoplane.core.PlainText;
import infoplane.figure.EpochRange;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.ChartView;
import infoplane.figure.file.CaptionedFigure;
import infoplane.figure.file.ColumnsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code figure} that say how the figure looks: those of the window's export and of its plane. */
final class FigureLook {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)x(\\d+(?:\\.\\d+)?)");

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description =
                    "Width x height in points, such as 400x300, or screen (900x620), one-column (252x190, letters of 8 pt,"
                            + " no heading) or two-columns (511x320, likewise); default: screen.")
    private @Nullable String size;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description =
                    "Pixels for each point of .png and .gif, 0.5 to 8 (default: 2; of columns 4; of a film on screen 1).")
    private @Nullable Double scale;

    @Option(
            names = "--font-size",
            paramLabel = "PT",
            description = "Size of the numbers at the axes, 4 to 100 (default: 12; of columns 8).")
    private @Nullable Double fontSize;

    @Option(
            names = "--title",
            negatable = true,
            description = "Whether the heading is painted (default: yes; not in columns).")
    private @Nullable Boolean title;

    @Option(names = "--dark", description = "On near black instead of white.")
    private boolean dark;

    @Option(
            names = "--caption",
            paramLabel = "TEXT",
            description = "Words below the picture; in .tex the caption of the table.")
    private @Nullable String caption;

    @Option(names = "--unit", paramLabel = "UNIT", description = "bits or nats (default: bits).")
    private @Nullable String unit;

    @Option(
            names = "--i-xt",
            paramLabel = "FROM,TO",
            description = "The part of the plane that is shown: I(X;T) from and to, in the unit.")
    private @Nullable String inputRange;

    @Option(names = "--i-ty", paramLabel = "FROM,TO", description = "The same of I(T;Y).")
    private @Nullable String labelRange;

    @Option(names = "--epochs", paramLabel = "FROM,TO", description = "The epochs that are shown (default: all).")
    private @Nullable String epochs;

    @Option(
            names = "--hide",
            paramLabel = "LAYERS",
            split = ",",
            description = "Layers to leave out, from 1, such as 1,2.")
    private List<Integer> hidden = new ArrayList<>();

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            split = ",",
            description = "The columns of .csv and .tex, such as epoch,layer,i_xt_bits or, in .tex, epoch,I(X;T)"
                    + " (default: all).")
    private List<String> columns = new ArrayList<>();

    /** @throws InvalidInputException if an option says nothing about this plot or format */
    void check(FigurePlot plot, FigureFormat format) {
        boolean table = format == FigureFormat.CSV || format == FigureFormat.LATEX;
        boolean pixels = format == FigureFormat.PNG || format == FigureFormat.GIF;
        String file = "." + format.extension();
        refuse("--size", size, table, file + " holds no picture");
        refuse("--font-size", fontSize, table, file + " holds no picture");
        refuse("--title", title, table, file + " holds no picture");
        refuse("--dark", dark ? "given" : null, table, file + " holds no picture");
        refuse("--caption", caption, format == FigureFormat.CSV, file + " has none");
        refuse("--scale", scale, !pixels, file + " has no pixels; only .png and .gif have");
        refuse(
                "--columns",
                columns.isEmpty() ? null : String.join(",", columns),
                !table,
                file + " holds no table; .csv and .tex do");
        boolean plane = plot == FigurePlot.PLANE;
        refuse("--i-xt", inputRange, !plane, "--plot " + plot + " has no such axis; only --plot plane has");
        refuse("--i-ty", labelRange, !plane, "--plot " + plot + " has no such axis; only --plot plane has");
        boolean mixtures = plot == FigurePlot.AS_IF_RANDOM;
        refuse("--epochs", epochs, mixtures, "--plot " + plot + " has no axis of epochs to cut");
        boolean informations =
                plane || mixtures || plot == FigurePlot.SCALES || plot == FigurePlot.CURVES || plot == FigurePlot.LOSS;
        refuse("--unit", unit, !informations, "--plot " + plot + " shows no information");
        boolean layers =
                plane || mixtures || plot == FigurePlot.SCALES || plot == FigurePlot.CURVES || plot == FigurePlot.SNR;
        refuse(
                "--hide",
                hidden.isEmpty() ? null : joined(hidden),
                !layers,
                "--plot " + plot + " does not show every layer");
    }

    private static void refuse(String option, @Nullable Object value, boolean wrong, String why) {
        if (value != null && wrong) {
            throw new InvalidInputException(option + " is " + PlainText.quoted(String.valueOf(value)) + " but " + why);
        }
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** @param layers number of layers of the figure */
    void checkLayers(int layers) {
        for (int layer : hidden) {
            if (layer < 1 || layer > layers) {
                throw new InvalidInputException(
                        "--hide is " + layer + " but the layers are 1 to " + layers + ", the last being the output");
            }
        }
        if (new TreeSet<>(hidden).size() == layers) {
            throw new InvalidInputException("--hide names every layer but must leave one");
        }
    }

    FigureSize size(FigureFormat format) {
        FigureSize named = named();
        double usual = size == null && format == FigureFormat.GIF ? 1 : named.scale();
        return allowed("--scale", () -> new FigureSize(named.width(), named.height(), scale == null ? usual : scale));
    }

    private FigureSize named() {
        if (size == null) {
            return FigureSize.SCREEN;
        }
        switch (size.toLowerCase(Locale.ROOT)) {
            case "screen":
                return FigureSize.SCREEN;
            case "one-column":
                return FigureSize.ONE_COLUMN;
            case "two-columns":
                return FigureSize.TWO_COLUMNS;
            default:
                Matcher numbers = SIZE.matcher(size);
                if (!numbers.matches()) {
                    throw new InvalidInputException("--size is \"" + PlainText.quoted(size)
                            + "\" but must be screen, one-column, two-columns or width x height such as 400x300");
                }
                double width = Double.parseDouble(numbers.group(1));
                double height = Double.parseDouble(numbers.group(2));
                return allowed("--size", () -> new FigureSize(width, height, FigureSize.SCREEN.scale()));
        }
    }

    FigureStyle style() {
        FigureSize named = named();
        boolean column = named.equals(FigureSize.ONE_COLUMN) || named.equals(FigureSize.TWO_COLUMNS);
        FigureStyle paper = column ? FigureStyle.paper() : FigureStyle.light();
        FigureStyle coloured = dark ? paper.with(FigureStyle.dark().colours()) : paper;
        FigureStyle titled = title == null ? coloured : coloured.withTitle(title);
        Double letters = fontSize;
        return letters == null
                ? titled
                : allowed("--font-size", () -> titled.withFontSize(letters))
                        .withLineWidth(Math.max(0.5, 0.8 * letters / 12));
    }

    PlaneView plane() {
        return PlaneView.defaults().withUnit(unit()).withEpochs(epochs()).withHiddenLayers(Set.copyOf(hidden));
    }

    ChartView chart() {
        return ChartView.defaults().withUnit(unit()).withEpochs(epochs()).withHiddenLayers(Set.copyOf(hidden));
    }

    /** @param automatic the limits of an axis without a range */
    @Nullable
    PlaneLimits limits(PlaneLimits automatic) {
        if (inputRange == null && labelRange == null) {
            return null;
        }
        InformationUnit in = unit();
        double[] input = inputRange == null ? null : range("--i-xt", inputRange);
        double[] label = labelRange == null ? null : range("--i-ty", labelRange);
        return new PlaneLimits(
                input == null ? automatic.inputLower() : in.toNats(input[0]),
                input == null ? automatic.inputUpper() : in.toNats(input[1]),
                label == null ? automatic.labelLower() : in.toNats(label[0]),
                label == null ? automatic.labelUpper() : in.toNats(label[1]));
    }

    Figure whole(Figure figure) {
        Figure chosen = columns.isEmpty() ? figure : new ColumnsOf(figure, columns);
        return caption == null ? chosen : new CaptionedFigure(chosen, caption);
    }

    private InformationUnit unit() {
        if (unit == null) {
            return InformationUnit.BITS;
        }
        for (InformationUnit one : InformationUnit.values()) {
            if (one.label().equalsIgnoreCase(unit)) {
                return one;
            }
        }
        throw new InvalidInputException("--unit is \"" + PlainText.quoted(unit) + "\" but must be bits or nats");
    }

    private EpochRange epochs() {
        if (epochs == null) {
            return EpochRange.ALL;
        }
        double[] ends = range("--epochs", epochs);
        if (ends[0] < 0
                || ends[1] > Integer.MAX_VALUE
                || ends[0] != Math.rint(ends[0])
                || ends[1] != Math.rint(ends[1])) {
            throw new InvalidInputException(
                    "--epochs is \"" + PlainText.quoted(epochs) + "\" but must be two whole numbers from 0 on");
        }
        return new EpochRange((int) ends[0], (int) ends[1]);
    }

    private static double[] range(String option, String text) {
        String[] ends = text.split(",", -1);
        try {
            double from = Double.parseDouble(ends[0]);
            double to = Double.parseDouble(ends[ends.length - 1]);
            if (ends.length == 2 && to > from && Double.isFinite(to - from)) {
                return new double[] {from, to};
            }
        } catch (NumberFormatException e) {
            throw unclear(option, text, e);
        }
        throw unclear(option, text, null);
    }

    private static InvalidInputException unclear(String option, String text, @Nullable Throwable cause) {
        return new InvalidInputException(
                option + " is \"" + PlainText.quoted(text)
                        + "\" but must be two numbers with a comma between, the second above the first, such as 0,12",
                cause);
    }

    private interface Made<T> {
        T get();
    }

    /** Names the option in the refusal of a record. */
    private static <T> T allowed(String option, Made<T> made) {
        try {
            return made.get();
        } catch (NotAllowedException e) {
            throw new InvalidInputException(e.messageAt(option), e);
        }
    }
}
