package infoplane.ui.export;

import infoplane.figure.ColourMap;
import infoplane.figure.EpochRange;
import infoplane.figure.Figure;
import infoplane.figure.FigureFormat;
import infoplane.figure.FigureSize;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.ActivationsFigure;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.GaugeFigure;
import infoplane.figure.chart.GradientFigure;
import infoplane.figure.chart.LossFigure;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.figure.plane.PlaneFigure;
import infoplane.figure.plane.PlaneGrid;
import infoplane.runs.CopiedCommand;
import infoplane.runs.RunCommandLine;
import infoplane.ui.form.ExportForm.Export;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the command that draws a figure of the window again, with the note of what the command cannot say. */
public final class FigureLine {
    private final List<String> words = new ArrayList<>();
    private final Set<String> unsaid = new TreeSet<>();

    private FigureLine() {}

    /**
     * The command for a figure.
     *
     * @param folders of its runs, in its order
     * @param means whether repeats are shown as their mean
     * @param caption painted below the figure if the export wants it
     * @param name of the file, without an ending
     */
    public static CopiedCommand of(
            Figure figure, List<Path> folders, boolean means, Export export, String caption, String name) {
        List<Path> named = means ? RunCommandLine.together(folders) : folders;
        FigureLine line = new FigureLine();
        line.look(figure);
        line.export(export, caption);
        CopiedCommand command = CopiedCommand.of("figure")
                .with(named.stream()
                        .map(folder -> folder.toAbsolutePath().normalize().toString())
                        .toArray(String[]::new))
                .with(line.words.toArray(String[]::new))
                .with("--out", name + "." + export.format().extension());
        return line.unsaid.isEmpty()
                ? command
                : command.withNote(
                        "Not in the line, because the command cannot say it: " + String.join(", ", line.unsaid) + ".");
    }

    private void add(String option, Object value) {
        words.add(option);
        words.add(value.toString());
    }

    private void look(Figure figure) {
        if (figure instanceof PlaneGrid grid) {
            unsaid.add("planes side by side");
            plane(grid.series(), grid.view());
        } else if (figure instanceof PlaneFigure plane) {
            plane(plane.series(), plane.view());
        } else if (figure instanceof CurvesFigure curves) {
            add("--plot", "curves");
            estimators(curves.series().stream().map(PlaneSeries::estimator).toList());
            hidden(curves.view().hiddenLayers());
            unit(curves.view().unit());
            chart(curves.view());
        } else if (figure instanceof LossFigure loss) {
            add("--plot", "loss");
            unit(loss.view().unit());
            chart(loss.view());
        } else if (figure instanceof GradientFigure gradients) {
            add("--plot", "snr");
            hidden(gradients.view().hiddenLayers());
            chart(gradients.view());
        } else if (figure instanceof ActivationsFigure activations) {
            add("--plot", "activations");
            add("--layer", activations.layer());
            chart(activations.view());
            note(activations.map() != ColourMap.VIRIDIS, "the colours");
        } else if (figure instanceof AsIfRandomFigure mixtures) {
            add("--plot", "as-if-random");
            estimators(mixtures.series().stream()
                    .map(AsIfRandomFigure.Series::estimator)
                    .toList());
            hidden(mixtures.view().hiddenLayers());
            unit(mixtures.view().unit());
        } else if (figure instanceof ScalesFigure scales) {
            add("--plot", "scales");
            hidden(scales.view().hiddenLayers());
            unit(scales.view().unit());
            chart(scales.view());
            note(scales.shown() != ScalesView.UPPER, "which bound is shown");
            note(scales.space().grid().relative(), "the relative scales");
        } else if (figure instanceof GaugeFigure) {
            add("--plot", "gauge");
        } else {
            unsaid.add("which figure this is");
        }
    }

    private void plane(List<PlaneSeries> series, PlaneView view) {
        estimators(series.stream().map(PlaneSeries::estimator).toList());
        unit(view.unit());
        hidden(view.hiddenLayers());
        epochs(view.epochs());
        limits(view.limits(), view.unit());
        PlaneView usual = PlaneView.defaults();
        note(view.colouring() != usual.colouring() || view.map() != usual.map(), "the colours");
        note(view.logarithmic() != usual.logarithmic(), "the spacing of the epochs");
        note(!view.marks().equals(usual.marks()), "the marks beside the points");
        note(view.highlighted() != null, "the epoch that stands out");
    }

    private void chart(ChartView view) {
        epochs(view.epochs());
        note(view.logarithmic() != ChartView.defaults().logarithmic(), "the spacing of the epochs");
        note(view.cursor() != null, "the epoch that stands out");
    }

    private void note(boolean differs, String what) {
        if (differs) {
            unsaid.add(what);
        }
    }

    private void estimators(List<String> ids) {
        ids.stream().distinct().forEach(id -> add("--estimator", id));
    }

    private void unit(InformationUnit unit) {
        if (unit != InformationUnit.BITS) {
            add("--unit", unit.label());
        }
    }

    private void hidden(Collection<Integer> layers) {
        if (!layers.isEmpty()) {
            add("--hide", layers.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private void epochs(EpochRange epochs) {
        note(epochs.from() == epochs.to(), "that one epoch alone is shown");
        if (!epochs.equals(EpochRange.ALL) && epochs.from() < epochs.to()) {
            add("--epochs", epochs.from() + "," + epochs.to());
        }
    }

    private void limits(@Nullable PlaneLimits limits, InformationUnit unit) {
        if (limits != null) {
            add("--i-xt", unit.fromNats(limits.inputLower()) + "," + unit.fromNats(limits.inputUpper()));
            add("--i-ty", unit.fromNats(limits.labelLower()) + "," + unit.fromNats(limits.labelUpper()));
        }
    }

    private void export(Export export, String caption) {
        FigureFormat format = export.format();
        FigureSize size = export.size();
        boolean table = format == FigureFormat.CSV || format == FigureFormat.LATEX;
        if (!table) {
            FigureStyle style = export.style();
            add("--size", CopiedCommand.number(size.width()) + "x" + CopiedCommand.number(size.height()));
            add("--font-size", CopiedCommand.number(style.fontSize()));
            words.add(style.title() ? "--title" : "--no-title");
            if (style.colours().equals(FigureStyle.dark().colours())) {
                words.add("--dark");
            }
        }
        if (format == FigureFormat.PNG || format == FigureFormat.GIF) {
            add("--scale", CopiedCommand.number(size.scale()));
        }
        if (export.captioned() && format != FigureFormat.CSV) {
            add("--caption", caption);
        }
        if (table && !export.columns().isEmpty()) {
            add("--columns", String.join(",", export.columns()));
        }
    }
}
