package infoplane.ui.plot;

import infoplane.ui.theme.Images;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.awt.image.BufferedImage;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Shows a picture in the size of this region. Paints it in the background; an overlay marks what the user points at. */
public class PictureView extends Region {
    /** Paints the picture; called on a background thread. */
    @FunctionalInterface
    public interface Painter {
        /**
         * @param width width of the picture in window units
         * @param height height of the picture in window units
         * @param scale pixels per window unit
         * @return an image of type {@link BufferedImage#TYPE_INT_ARGB_PRE}
         */
        BufferedImage paint(double width, double height, double scale);
    }

    private final Latest latest;
    private final ImageView image = new ImageView();
    private final Canvas overlay = new Canvas();
    /** The frame that shows the keyboard focus, above the picture. */
    private final Region frame = new Region();

    private @Nullable Painter painter;

    public PictureView(Background background) {
        latest = new Latest(background);
        image.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        frame.setMouseTransparent(true);
        frame.getStyleClass().add("picture-frame");
        getChildren().addAll(image, overlay, frame);
        getStyleClass().add("picture");
        setMinSize(120, 80);
        widthProperty().addListener(changed -> repaint());
        heightProperty().addListener(changed -> repaint());
    }

    final Canvas overlay() {
        return overlay;
    }

    /** Shows the picture of another painter as soon as it is painted. */
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

    /** Called when a new picture is on screen. */
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
        frame.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
