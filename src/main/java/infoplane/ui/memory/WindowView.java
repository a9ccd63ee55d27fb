package infoplane.ui.memory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import infoplane.config.FigureView;
import infoplane.ui.run.TableLook;
import infoplane.ui.run.Tried;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows and how, as it is remembered from one start to the next.
 *
 * @param shownRuns remembered names of the shown runs, see {@link infoplane.ui.run.RememberedRuns#nameOf}
 * @param selectedRun remembered name of the selected run; empty for none
 * @param chart id of the open chart below the planes; empty for the first
 * @param figure the view of the planes; the file holds its fields at the same level as the other fields
 * @param right what the right side shows
 * @param tried settings of the trial; null if there is none
 */
public record WindowView(
        List<String> shownRuns,
        String selectedRun,
        String chart,
        @JsonUnwrapped FigureView figure,
        RunsView right,
        @Nullable Tried tried) {
    /**
     * The list of runs and the tabs below it.
     *
     * @param tab id of the open tab; empty for the first
     * @param order name of the order of the runs; empty for newest first
     * @param words search words; empty for all runs
     * @param asTable whether the runs are a table
     * @param table how that looks
     */
    public record RunsView(String tab, String order, String words, boolean asTable, TableLook table) {
        public static RunsView defaults() {
            return new RunsView("", "", "", false, TableLook.defaults());
        }
    }

    public WindowView {
        shownRuns = List.copyOf(shownRuns);
    }

    public static WindowView defaults() {
        return new WindowView(List.of(), "", "", FigureView.defaults(), RunsView.defaults(), null);
    }
}
