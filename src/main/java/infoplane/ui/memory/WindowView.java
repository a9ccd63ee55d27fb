package infoplane.ui.memory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import infoplane.config.FigureView;
import infoplane.ui.run.Tried;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows, and how, as it is remembered from one start to the next.
 *
 * @param shownRuns folders of the runs that are shown
 * @param selectedRun folder of the selected run; empty for none
 * @param chart id of the chart below the planes; empty for the first
 * @param figure how the planes look; its fields stand beside the others in the file
 * @param right what the right-hand side shows
 * @param tried what the runs shown are being measured with for looking at; null where nothing is tried
 */
public record WindowView(
        List<String> shownRuns,
        String selectedRun,
        String chart,
        @JsonUnwrapped FigureView figure,
        RunsView right,
        @Nullable Tried tried) {
    /**
     * The list of runs and what is below it.
     *
     * @param tab id of the tab that is open; empty for the first
     * @param order name of what the runs are sorted by; empty for the usual
     * @param words what the runs are searched for; empty for all
     */
    public record RunsView(String tab, String order, String words) {
        public static RunsView defaults() {
            return new RunsView("", "", "");
        }
    }

    public WindowView {
        shownRuns = List.copyOf(shownRuns);
    }

    public static WindowView defaults() {
        return new WindowView(List.of(), "", "", FigureView.defaults(), RunsView.defaults(), null);
    }
}
