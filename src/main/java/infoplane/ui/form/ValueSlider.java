package infoplane.ui.form;

import infoplane.ui.form.TextEntry.Span;
import infoplane.ui.theme.Controls;
import javafx.scene.control.Slider;

/** A slider beside a typed number. The slider and the text always show the same value. */
final class ValueSlider extends Slider {
    private final TextEntry entry;
    private final Span span;
    private boolean following;

    ValueSlider(TextEntry entry, Span span) {
        super(0, 1, 0);
        this.entry = entry;
        this.span = span;
        setId(entry.name() + "Slider");
        setAccessibleText(entry.label());
        setTooltip(Controls.tooltip(entry.help()));
        setBlockIncrement(0.02);
        valueProperty().addListener((source, before, now) -> {
            if (!following) {
                entry.slide(valueAt(now.doubleValue()));
            }
        });
        entry.text().subscribe(this::follow);
        follow();
    }

    private void follow() {
        if (!isValueChanging()) { // the form may not have read the new text yet, so the entry's problem may be old
            following = true;
            try {
                setValue(placeOf(Double.parseDouble(entry.stripped())));
            } catch (NumberFormatException e) { // the entry shows the problem
                setValue(getValue());
            } finally {
                following = false;
            }
        }
    }

    private double valueAt(double place) {
        return span.logarithmic()
                ? span.lower() * Math.pow(span.upper() / span.lower(), place)
                : span.lower() + place * (span.upper() - span.lower());
    }

    private double placeOf(double value) {
        double inside = Math.max(span.lower(), Math.min(span.upper(), value));
        return span.logarithmic()
                ? Math.log(inside / span.lower()) / Math.log(span.upper() / span.lower())
                : (inside - span.lower()) / (span.upper() - span.lower());
    }
}
