package infoplane.ui.theme;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Converts Java 2D pictures to JavaFX images. */
public final class Images {
    private Images() {}

    /**
     * An image that shares the picture's pixels without copying them.
     *
     * @param picture picture of type {@link BufferedImage#TYPE_INT_ARGB_PRE}
     */
    public static Image wrap(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                picture.getWidth(), picture.getHeight(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        return new WritableImage(buffer);
    }
}
