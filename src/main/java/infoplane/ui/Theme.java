package infoplane.ui;

import atlantafx.base.theme.PrimerLight;
import infoplane.figure.FigureColours;

/** Light or dark, for the controls and for the figures alike. */
enum Theme {
    LIGHT(FigureColours.LIGHT),
    DARK(FigureColours.DARK);

    /** Of the controls, light; {@link DarkStyle} says what is otherwise in the dark. */
    static final String STYLE_SHEET = new PrimerLight().getUserAgentStylesheet();

    private final FigureColours colours;

    Theme(FigureColours colours) {
        this.colours = colours;
    }

    /** Of figures that stand beside controls of this theme. */
    FigureColours colours() {
        return colours;
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
