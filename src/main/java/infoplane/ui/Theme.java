package infoplane.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import infoplane.figure.FigureColours;

/** Light or dark, for the controls and for the figures alike. */
enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), FigureColours.LIGHT),
    DARK(new PrimerDark().getUserAgentStylesheet(), FigureColours.DARK);

    private final String styleSheet;
    private final FigureColours colours;

    Theme(String styleSheet, FigureColours colours) {
        this.styleSheet = styleSheet;
        this.colours = colours;
    }

    String styleSheet() {
        return styleSheet;
    }

    /** Of figures that stand beside controls of this theme. */
    FigureColours colours() {
        return colours;
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
