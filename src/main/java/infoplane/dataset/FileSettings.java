package infoplane.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Checks;
import infoplane.core.PlainText;
import infoplane.core.Seed;
import infoplane.core.Setting;
import infoplane.dataset.RowChoice.Draw;
import infoplane.dataset.RowChoice.Scaling;
import infoplane.dataset.TableSettings.DecimalMark;
import infoplane.dataset.TableSettings.Headings;
import infoplane.dataset.TableSettings.LabelKind;
import infoplane.dataset.TableSettings.Separator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data from a file: a table of text, .npy, .mat, or IDX (MNIST's format); each may be gzipped.
 *
 * @param path the inputs, or inputs and labels together (tables: a label column; .mat: {@code F} and {@code y})
 * @param labels the labels where they lie in a file of their own; null otherwise
 * @param rows how many rows to keep; 0 keeps all
 * @param draw which rows those are
 * @param classes names of the classes to keep; null for all
 * @param scale how inputs are scaled, by the training rows
 * @param trainFraction share of the rows trained on, over 0 to 1
 * @param headings whether the first row of a table holds headings
 * @param separator what stands between two values of a table
 * @param decimalMark what stands before decimals in a table
 * @param encoding name of the encoding of a table; null if the file decides
 * @param labelColumn heading or number, from 1, of the label column; null if the table decides
 * @param labelsAs whether the labels of a table are numbers or texts
 * @param leaveOut headings or numbers of the columns that are no inputs, separated by commas; null if the table decides
 * @param missing words for a missing value in a table, separated by commas; null for the usual ones
 */
@Setting(label = "File")
public record FileSettings(
        @Setting(
                label = "File",
                help = "Inputs: a table of text such as .csv (with its label column), .npy, .mat (F and y), or IDX as"
                        + " MNIST has it; each may be gzipped.")
        @JsonProperty(required = true)
        String path,

        @Setting(label = "Labels", help = "The labels where they lie in a file of their own; else empty.") @Nullable
        String labels,

        @Setting(label = "Rows", help = "Rows to keep; 0 keeps all.")
        int rows,

        @Setting(
                label = "Rows are",
                help = "Whether the rows kept are drawn by the experiment's seed, with the class shares of"
                        + " the whole, or are the first.")
        Draw draw,

        @Setting(
                label = "Classes",
                help =
                        "Names of the classes to keep, separated by commas in forms; the other rows are left out. Empty: all.",
                orNumber = true)
        @Nullable
        List<String> classes,

        @Setting(label = "Scaling", help = DatasetChecks.SCALE_HELP)
        Scaling scale,

        @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
        double trainFraction,

        @Setting(label = "Headings", help = "Whether the first row of the table holds headings.")
        Headings headings,

        @Setting(label = "Separator", help = "What stands between two values of the table.")
        Separator separator,

        @Setting(label = "Decimal mark", help = "What stands before the decimals of a number in the table.")
        DecimalMark decimalMark,

        @Setting(
                label = "Encoding",
                help = "How the table's text is encoded, such as windows-1252, GBK or UTF-16LE. Empty: as its first"
                        + " bytes say, else UTF-8.")
        @Nullable
        String encoding,

        @Setting(
                label = "Label column",
                help = "The heading of the label column, or its number from 1. Empty: the column that is headed label,"
                        + " class, target or the like, else the last one.",
                orNumber = true)
        @Nullable
        String labelColumn,

        @Setting(
                label = "Labels as",
                help = "Whether labels in the table are whole numbers, so that 1 and 1.0 are one class, or texts.")
        LabelKind labelsAs,

        @Setting(
                label = "Leave out",
                help = "Headings or numbers of the columns that are no inputs, separated by commas, or none. Empty:"
                        + " an index and empty columns.",
                orNumber = true)
        @Nullable
        String leaveOut,

        @Setting(
                label = "Missing",
                help = "Words for a missing value, separated by commas; rows with one are refused. Empty: NA, NaN,"
                        + " null, None, ?, - and the like.")
        @Nullable
        String missing)
        implements DatasetSettings {
    public FileSettings {
        classes = classes == null ? null : List.copyOf(classes);
        RowChoice.checkClasses(classes);
        Checks.atLeast("rows", rows, 0);
        DatasetChecks.trainFraction(trainFraction);
    }

    /** All classes, not scaled; how a table is read is left to the file. */
    public FileSettings(String path, @Nullable String labels, int rows, double trainFraction) {
        this(
                path,
                labels,
                rows,
                Draw.STRATIFIED,
                null,
                Scaling.NONE,
                trainFraction,
                Headings.AUTO,
                Separator.AUTO,
                DecimalMark.AUTO,
                null,
                null,
                LabelKind.AUTO,
                null,
                null);
    }

    /** Everything but the path, which has no default. */
    public static FileSettings of(String path) {
        return new FileSettings(path, null, 0, 0.8);
    }

    /** How a table is read. */
    TableSettings table() {
        return new TableSettings(headings, separator, encoding, decimalMark, labelColumn, labelsAs, leaveOut, missing);
    }

    @Override
    public Dataset load(Seed seed) {
        return chosen(FileData.load(this), seed);
    }

    /** The rows and classes of the data in the file that these settings choose, scaled. */
    public Dataset chosen(Dataset all, Seed seed) {
        Dataset kept = RowChoice.kept(all, PlainText.path(DataFile.of(path).path()), classes, rows, draw, seed);
        return RowChoice.scaled(kept, scale, split(kept, seed));
    }

    /** Whether all rows are kept as they stand. */
    public boolean choosesAll() {
        return rows == 0 && classes == null && scale == Scaling.NONE;
    }

    /** Whether other settings choose the same rows and scale them alike. */
    public boolean choosesLike(FileSettings other) {
        return rows == other.rows
                && draw == other.draw
                && Objects.equals(classes, other.classes)
                && scale == other.scale
                && trainFraction == other.trainFraction;
    }

    /** How the file of the labels is read, where it is a file of its own. */
    public FileSettings ofLabels() {
        TableSettings table = table().ofLabelFile();
        return new FileSettings(
                labels == null ? path : labels,
                null,
                0,
                draw,
                null,
                Scaling.NONE,
                trainFraction,
                table.headings(),
                table.separator(),
                table.decimalMark(),
                table.encoding(),
                table.labelColumn(),
                table.labelsAs(),
                table.leaveOut(),
                table.missing());
    }

    @Override
    public Split split(Dataset dataset, Seed seed) {
        return Split.stratified(dataset.labels(), trainFraction, seed);
    }
}
