package infoplane.ui;

/** What the window as a whole can do for its menus. */
interface WindowActions {
    void exportPlane();

    void showOrHideExperiment();

    void showOrHideRuns();

    void switchTheme();

    void showGuide();

    void showKeys();

    void showAbout();

    void close();
}
