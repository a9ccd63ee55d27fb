package infoplane.ui.theme;

import atlantafx.base.theme.PrimerLight;
import infoplane.figure.FigureColours;
import java.util.List;

/** Light or dark, for the controls and for the figures alike. */
public enum Theme {
    LIGHT(FigureColours.LIGHT),
    DARK(FigureColours.DARK);

    /** Of the controls, light; {@link DarkStyle} says what is otherwise in the dark. */
    static final List<ThemeRule> RULES = ThemeRule.of(ThemeRule.read(new PrimerLight().getUserAgentStylesheet()));

    /** The same for JavaFX. */
    static final String STYLE_SHEET = ThemeRule.sheet(RULES);

    private final FigureColours colours;

    Theme(FigureColours colours) {
        this.colours = colours;
    }

    /** Of figures that stand beside controls of this theme. */
    public FigureColours colours() {
        return colours;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
