package infoplane.ui.plot;

import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.ui.form.Form;
import infoplane.ui.form.FormPane;
import infoplane.ui.form.TextEntry;
import infoplane.ui.theme.Controls;
import infoplane.ui.work.InPieces;
import infoplane.ui.work.PopOvers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** Pop-over for the limits of the axes in one unit; applies the limits while the user types. */
final class LimitsPopOver {
    private final PlaneModel model;
    private final Form<PlaneLimits> form;
    private final PopOver popOver;
    private final FormPane entries;
    private @Nullable InPieces making;
    /** Whether {@link #show} fills the form, so that changes are not the user's. */
    private boolean filling;

    LimitsPopOver(PlaneModel model, InformationUnit unit) {
        this.model = model;
        this.entries = new FormPane();
        form = form(unit);
        form.settings().addListener((source, before, now) -> now.settings().ifPresent(this::apply));
        Button all = new Button("Show all");
        all.setTooltip(Controls.tooltip("Back to limits that show every point"));
        all.setOnAction(event -> {
            model.view().set(model.view().get().withLimits(null));
            hide();
        });
        popOver = PopOvers.of(PopOver.ArrowLocation.TOP_RIGHT, 260, entries, all);
    }

    private void hide() {
        popOver.hide();
    }

    /** Builds the pop-over in pieces, so that it opens without delay. @param scene scene that will show it */
    InPieces prepared(Scene scene) {
        if (making == null) {
            List<Runnable> pieces = new ArrayList<>(PopOvers.styling(popOver, scene));
            form.entries()
                    .forEach(entry -> pieces.add(() -> {
                        entries.add(entry);
                        entries.applyCss();
                    }));
            making = new InPieces(pieces);
        }
        return making;
    }

    void show(Node owner) {
        filling = true;
        try {
            form.show(present());
        } finally {
            filling = false;
        }
        PopOvers.show(popOver, prepared(owner.getScene()), owner, () -> {});
    }

    private void apply(PlaneLimits limits) {
        if (!filling) {
            model.view().set(model.view().get().withLimits(limits));
        }
    }

    private PlaneLimits present() {
        return model.picture()
                .get()
                .geometries(600, 400, FigureStyle.light())
                .get(0)
                .limits();
    }

    private Form<PlaneLimits> form(InformationUnit unit) {
        TextEntry left = TextEntry.decimal("left", "I(X;T) from").with(unit.label(), "Left end of the plane.");
        TextEntry right =
                TextEntry.decimal("inputUpper", "I(X;T) to").with(unit.label(), "Right end, above the left one.");
        TextEntry bottom = TextEntry.decimal("bottom", "I(T;Y) from").with(unit.label(), "Lower end of the plane.");
        TextEntry top =
                TextEntry.decimal("labelUpper", "I(T;Y) to").with(unit.label(), "Upper end, above the lower one.");
        return new Form<>(
                List.of(left, right, bottom, top),
                () -> PlaneLimits.of(unit, left.decimal(), right.decimal(), bottom.decimal(), top.decimal()),
                limits -> {
                    left.show(rounded(unit.fromNats(limits.inputLower())));
                    right.show(rounded(unit.fromNats(limits.inputUpper())));
                    bottom.show(rounded(unit.fromNats(limits.labelLower())));
                    top.show(rounded(unit.fromNats(limits.labelUpper())));
                },
                present());
    }

    private static Double rounded(double value) {
        return Double.valueOf(String.format(Locale.ROOT, "%.4g", value));
    }
}
