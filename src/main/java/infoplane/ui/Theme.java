package infoplane.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** Light or dark, for the controls and for the figures alike. */
enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

    private final String styleSheet;

    Theme(String styleSheet) {
        this.styleSheet = styleSheet;
    }

    String styleSheet() {
        return styleSheet;
    }

    Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
