package infoplane.ui;

/** Actions of the menus that concern the window as a whole. */
interface WindowActions {
    void exportPlane();

    void importNetwork();

    void openOrCloseMeasuring();

    void copyAsCommand();

    void copyExperiment();

    void replicate();

    void showOrHideExperiment();

    void showOrHideRuns();

    void switchTheme();

    void showGuide();

    void showKeys();

    void showAbout();

    void close();
}
