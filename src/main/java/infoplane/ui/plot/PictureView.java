package infoplane.ui.plot;

import infoplane.ui.theme.Images;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.awt.image.BufferedImage;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A picture that is painted in the background and shown as large as this region, with an overlay for what is pointed at. */
public class PictureView extends Region {
    /** Paints off the window's thread. */
    @FunctionalInterface
    public interface Painter {
        /**
         * @param width of the picture in units of the window
         * @param height likewise
         * @param scale pixels for each unit
         * @return of type {@link BufferedImage#TYPE_INT_ARGB_PRE}
         */
        BufferedImage paint(double width, double height, double scale);
    }

    private final Latest latest;
    private final ImageView image = new ImageView();
    private final Canvas overlay = new Canvas();
    private @Nullable Painter painter;

    public PictureView(Background background) {
        latest = new Latest(background);
        image.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        getChildren().addAll(image, overlay);
        getStyleClass().add("picture");
        setMinSize(120, 80);
        widthProperty().addListener(changed -> repaint());
        heightProperty().addListener(changed -> repaint());
    }

    final Canvas overlay() {
        return overlay;
    }

    /** Shows what this painter paints, as soon as it has. */
    public final void show(Painter newPainter) {
        painter = newPainter;
        repaint();
    }

    final void repaint() {
        Painter present = painter;
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (present == null || width < 2 || height < 2) {
            return;
        }
        double scale = scale();
        latest.submit(() -> present.paint(width, height, scale), picture -> {
            image.setImage(Images.wrap(picture));
            image.setFitWidth(width);
            image.setFitHeight(height);
            repainted();
        });
    }

    /** A new picture is on screen. */
    void repainted() {}

    private double scale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        image.relocate(0, 0);
        overlay.relocate(0, 0);
        overlay.setWidth(getWidth());
        overlay.setHeight(getHeight());
    }
}
