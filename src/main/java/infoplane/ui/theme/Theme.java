package infoplane.ui.theme;

import atlantafx.base.theme.PrimerLight;
import infoplane.figure.FigureColours;
import java.util.List;

/** Light or dark, for controls and figures. */
public enum Theme {
    LIGHT(FigureColours.LIGHT),
    DARK(FigureColours.DARK);

    /** Rules of the light theme for controls. {@link DarkStyle} holds the differences of the dark theme. */
    static final List<ThemeRule> RULES = ThemeRule.of(ThemeRule.read(new PrimerLight().getUserAgentStylesheet()));

    /** The rules as a style sheet for JavaFX. */
    static final String STYLE_SHEET = ThemeRule.sheet(RULES);

    private final FigureColours colours;

    Theme(FigureColours colours) {
        this.colours = colours;
    }

    /** Colours of figures that are shown beside controls of this theme. */
    public FigureColours colours() {
        return colours;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
