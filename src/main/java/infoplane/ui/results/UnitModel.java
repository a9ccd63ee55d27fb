package infoplane.ui.results;

import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.figure.chart.UnitFigure;
import infoplane.figure.chart.UnitFigure.ShownUnit;
import infoplane.measuring.Layer;
import infoplane.runs.RunLook;
import infoplane.ui.form.Checked;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunLooks;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at units of runs in the background; of several wishes, only the last counts. For the window's thread only. */
public final class UnitModel {
    /**
     * A unit that is asked for.
     *
     * @param run whose unit it is
     * @param name of the run
     * @param layer from 1
     * @param unit from 1
     * @param epoch the last with rows up to this one is taken
     */
    public record WantedUnit(Run run, String name, int layer, int unit, int epoch) {}

    /**
     * What was found.
     *
     * @param figure of the unit, and of the one beside it
     * @param layers of the run
     * @param cells id of the estimator that cut the cells
     * @param epoch of the unit
     */
    public record FoundUnit(UnitFigure figure, List<Layer> layers, String cells, int epoch) {}

    private final RunLooks looks;
    private final Latest looking;

    /** @param background computes activations */
    public UnitModel(RunLooks looks, Background background) {
        this.looks = looks;
        this.looking = new Latest(background);
    }

    /**
     * Looks at a unit.
     *
     * @param beside a unit to compare it with; null for none
     * @param show takes what was found, or why nothing was
     */
    public void look(WantedUnit wanted, @Nullable WantedUnit beside, Consumer<Checked<FoundUnit>> show) {
        Callable<RunLook> loading = looks.loading(wanted.run());
        Optional<Callable<RunLook>> other = Optional.ofNullable(beside).map(one -> looks.loading(one.run()));
        looking.submit(
                () -> {
                    try {
                        RunLook look = loading.call();
                        List<ShownUnit> units = new ArrayList<>();
                        units.add(unit(look, wanted));
                        if (beside != null && other.isPresent()) {
                            units.add(unit(other.get().call(), beside));
                        }
                        return Checked.of(new FoundUnit(
                                new UnitFigure(units),
                                look.layers(),
                                look.cells(List.of()).id(),
                                units.get(0).look().epoch()));
                    } catch (IllegalArgumentException e) { // such as a run that keeps no weights
                        return Checked.<FoundUnit>wrong(AdviceWords.sentence("The unit", e));
                    }
                },
                show);
    }

    private static ShownUnit unit(RunLook look, WantedUnit wanted) {
        if (wanted.layer() > look.layers().size()
                || wanted.unit() > look.layer(wanted.layer()).width()) {
            throw new InvalidInputException(
                    "the run “" + wanted.name() + "” has no unit " + wanted.unit() + " in layer " + wanted.layer());
        }
        return new ShownUnit(
                wanted.name(),
                look.unit(
                        wanted.layer(),
                        wanted.unit(),
                        look.epochAt(wanted.epoch()),
                        look.cells(List.of()),
                        RunMonitor.SILENT));
    }
}
