package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import infoplane.figure.LineStyle;
import infoplane.figure.TrainingSeries;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Loss and accuracy on the training and test rows against the epoch. */
public final class LossFigure extends ChartFigure {
    /** With more runs, the legend names the training and the test rows only once. */
    private static final int MOST_NAMED = 4;
    /** With more runs, their colours repeat, so the legend does not name them. */
    private static final int MOST_COLOURS = 24;

    private final List<TrainingSeries> runs;

    public LossFigure(List<TrainingSeries> runs, ChartView view) {
        super(view);
        this.runs = List.copyOf(runs);
    }

    private LossFigure(LossFigure same, ChartView view) {
        super(view, same);
        runs = same.runs;
    }

    @Override
    public LossFigure with(ChartView newView) {
        return new LossFigure(this, newView);
    }

    @Override
    public String title() {
        return runs.size() == 1 ? runs.get(0).name() : runs.size() + " runs";
    }

    @Override
    public String explanation() {
        return "How wrong the network is (cross-entropy, above) and how often it is right (below) on the rows that it"
                + " was trained on and on rows that it has never seen.";
    }

    @Override
    List<ChartPanel> makePanels(InformationUnit unit) {
        return List.of(
                panel(
                        "Loss [" + unit.label() + "]",
                        new Range(0, 0),
                        record -> unit.fromNats(record.lossTrain()),
                        record -> unit.fromNats(record.lossTest())),
                panel("Accuracy", new Range(0.5, 1), EpochRecord::accuracyTrain, EpochRecord::accuracyTest));
    }

    private ChartPanel panel(
            String title, Range atLeast, ToDoubleFunction<EpochRecord> train, ToDoubleFunction<EpochRecord> test) {
        List<ChartPanel.DrawnCurve> curves = new ArrayList<>();
        for (int number = 0; number < runs.size(); number++) {
            TrainingSeries run = runs.get(number);
            int[] epochs = run.epochs();
            curves.add(new ChartPanel.DrawnCurve(
                    name(run, "train"), "", 0, run.colour(number), LineStyle.SOLID, epochs, run.values(train)));
            curves.add(new ChartPanel.DrawnCurve(
                    name(run, "test"), "", 0, run.colour(number), LineStyle.DASHED, epochs, run.values(test)));
        }
        return ChartPanel.linear(title, atLeast, curves, List.of());
    }

    private String name(TrainingSeries run, String rows) {
        if (runs.size() == 1 || runs.size() > MOST_COLOURS) {
            return rows;
        }
        if (runs.size() <= MOST_NAMED) {
            return run.name() + ", " + rows;
        }
        return rows.equals("train") ? run.name() : "dashed: test";
    }

    @Override
    public FigureTable table() {
        String unit = view().unit().label();
        List<List<String>> rows = new ArrayList<>();
        for (TrainingSeries run : runs) {
            for (EpochRecord record : run.records()) {
                if (view().epochs().contains(record.epoch())) {
                    rows.add(List.of(
                            run.name(),
                            Integer.toString(record.epoch()),
                            FigureTable.cell(view().unit().fromNats(record.lossTrain())),
                            FigureTable.cell(view().unit().fromNats(record.lossTest())),
                            FigureTable.cell(record.accuracyTrain()),
                            FigureTable.cell(record.accuracyTest())));
                }
            }
        }
        return new FigureTable(
                List.of("run", "epoch", "loss_train_" + unit, "loss_test_" + unit, "accuracy_train", "accuracy_test"),
                rows);
    }
}
