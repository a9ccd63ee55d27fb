package infoplane.ui.results;

import infoplane.figure.FigureImages;
import infoplane.figure.FigureStyle;
import infoplane.ui.form.Checked;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.plot.ShownRun;
import infoplane.ui.results.UnitModel.FoundUnit;
import infoplane.ui.results.UnitModel.WantedUnit;
import infoplane.ui.run.UnitPointing;
import infoplane.ui.theme.Images;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;

/** Shows the unit that is pointed at in the network's drawing beside the pointer: of the run that charts of one run show. */
public final class UnitHint implements UnitPointing {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 170;

    private final PlotModels models;
    private final UnitModel units;
    private final ObservableValue<FigureStyle> style;
    private final Supplier<UnitWindow> window;
    private final Tooltip hint = new Tooltip();
    private final ImageView image = new ImageView();
    private int pointed;

    /** @param window makes the window when it is needed */
    public UnitHint(
            PlotModels models, UnitModel units, ObservableValue<FigureStyle> style, Supplier<UnitWindow> window) {
        this.models = models;
        this.units = units;
        this.style = style;
        this.window = window;
        hint.setWrapText(true);
        hint.setMaxWidth(WIDTH + 30);
        hint.setContentDisplay(ContentDisplay.BOTTOM);
        image.setFitWidth(WIDTH);
        image.setFitHeight(HEIGHT);
    }

    @Override
    public void point(int layer, int unit, Node over, double x, double y) {
        int mine = ++pointed;
        hint.hide();
        Optional<ShownRun> subject = models.plane().subject();
        if (subject.isEmpty()) {
            hint.setGraphic(null);
            hint.setText("Unit " + unit + " of layer " + layer + ". What it weighs and responds to is shown of a run.");
            hint.show(over, x, y);
            return;
        }
        ShownRun run = subject.get();
        WantedUnit wanted =
                new WantedUnit(run.run(), run.name(), layer, unit, models.time().cursorEpoch());
        units.look(wanted, null, found -> {
            if (mine == pointed && over.getScene() != null) {
                show(run.name() + ", unit " + unit + " of layer " + layer, found);
                hint.show(over, x, y);
            }
        });
    }

    /** Small enough to be painted here. */
    private void show(String name, Checked<FoundUnit> found) {
        found.settings().ifPresent(one -> {
            BufferedImage painted = FigureImages.render(
                    one.figure(),
                    WIDTH,
                    HEIGHT,
                    1,
                    style.getValue().withTitle(false).withFontSize(9.5));
            image.setImage(Images.wrap(painted));
        });
        hint.setText(found.ok() ? name + ". A click opens it." : found.problem());
        hint.setGraphic(found.ok() ? image : null);
    }

    @Override
    public void leave() {
        pointed++;
        hint.hide();
    }

    @Override
    public void open(int layer, int unit) {
        leave();
        models.plane().subject().ifPresent(run -> window.get().show(run, layer, unit));
    }
}
