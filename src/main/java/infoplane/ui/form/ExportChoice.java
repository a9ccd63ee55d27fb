package infoplane.ui.form;

/**
 * What a figure was last exported as; the window remembers it from one start to the next.
 *
 * @param format ending of the files, without a dot
 * @param width in points
 * @param height in points
 * @param scale pixels of images for each point
 * @param fontSize in points
 * @param title whether the heading is painted
 * @param captioned whether the caption is painted
 * @param dark whether the figure is on near black
 * @param columns names of the columns of tables, with commas between; empty for all
 */
public record ExportChoice(
        String format,
        double width,
        double height,
        double scale,
        double fontSize,
        boolean title,
        boolean captioned,
        boolean dark,
        String columns) {
    public static ExportChoice defaults() {
        return new ExportChoice("pdf", 900, 620, 2, 12, true, false, false, "");
    }
}
