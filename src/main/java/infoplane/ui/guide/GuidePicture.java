package infoplane.ui.guide;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A PNG picture, at most as wide as the page. It reserves its space while the file loads in the background, so that the text
 * below does not move.
 */
final class GuidePicture extends Region {
    /** Bytes before width and height in a PNG file: the signature, and the length and name of the first chunk. */
    private static final int BEFORE_SIZE = 16;

    private final ImageView view;
    private final double width;
    private final double height;

    /**
     * @param meaning text for screen readers
     * @param other the picture for the dark theme; null for none
     * @param dark whether the page is dark
     */
    GuidePicture(URL file, String meaning, @Nullable URL other, ObservableValue<Boolean> dark) {
        try (DataInputStream header = new DataInputStream(file.openStream())) {
            header.skipNBytes(BEFORE_SIZE);
            width = header.readInt();
            height = header.readInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        view = new ImageView();
        dark.subscribe(now -> view.setImage(new Image((now && other != null ? other : file).toExternalForm(), true)));
        view.setPreserveRatio(true);
        view.setAccessibleText(meaning);
        getChildren().add(view);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double given) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double given) {
        return width;
    }

    @Override
    protected double computePrefHeight(double given) {
        double shown = given < 0 ? width : Math.min(given, width);
        return Math.ceil(shown * height / width);
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(Math.min(getWidth(), width));
        layoutInArea(view, 0, 0, getWidth(), getHeight(), 0, HPos.LEFT, VPos.TOP);
    }
}
