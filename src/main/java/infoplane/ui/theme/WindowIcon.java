package infoplane.ui.theme;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;

/** The icon of the program, drawn in {@code assets/icon}. */
public final class WindowIcon {
    private WindowIcon() {}

    /** The icon in the sizes that desktops use. */
    public static List<Image> sizes() {
        return Stream.of(16, 24, 32, 48, 64, 128, 256)
                .map(size -> "/infoplane/assets/icon/" + size + ".png")
                .map(name -> new Image(Objects.requireNonNull(WindowIcon.class.getResourceAsStream(name), name)))
                .toList();
    }
}
