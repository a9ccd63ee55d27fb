package infoplane.runs;

import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.dataset.RowShape.Picture;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerRanges;
import infoplane.measuring.UnitLook;
import infoplane.measuring.UnitLook.Response;
import infoplane.measuring.UnitLook.ResponseKind;
import infoplane.network.ParameterLayout.LayerParameters;
import infoplane.network.Trajectory;
import infoplane.runs.RunRows.Measured;
import infoplane.store.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Looks at one unit of a run. */
final class UnitReader {
    private static final int CELLS = 30;
    /** Places along each side of the plane of two inputs. */
    private static final int GRID = 64;
    /** Share of the data's range that is shown beyond it. */
    private static final double MARGIN = 0.08;

    private final RunFolder run;
    private final Measured measured;
    private final RunRows rows;

    UnitReader(RunFolder run, Measured measured, RunRows rows) {
        this.run = run;
        this.measured = measured;
        this.rows = rows;
    }

    /** @param unit from 1 */
    UnitLook read(Layer layer, int unit, int epoch, EstimatorSettings cells, RunMonitor monitor) {
        LayerSample sample = PointInputs.sample(rows, epoch, layer.number(), cells, monitor);
        Samples column = sample.rows().columns(unit - 1, unit);
        Optional<PlaneEstimate> estimate =
                cells.estimator().plain().ofUnit(unit - 1).map(own -> own.layer(sample));
        Range values = layer.range().orElse(LayerRanges.of(column));
        Trajectory weights = rows.weights();
        double[] incoming = new double[0];
        double bias = 0;
        if (weights != null) {
            LayerParameters own = weights.layout().layers().get(layer.number() - 1);
            float[] parameters = weights.parameters(epoch);
            incoming = new double[own.inputs()];
            for (int from = 0; from < incoming.length; from++) {
                incoming[from] = parameters[own.offset() + from * own.outputs() + unit - 1];
            }
            bias = parameters[own.biasOffset() + unit - 1];
        }
        return new UnitLook(
                layer,
                unit,
                epoch,
                incoming,
                bias,
                values,
                shares(column, values),
                estimate.map(PlaneEstimate::entropy).orElse(null),
                estimate.map(PlaneEstimate::labelInformation).orElse(null),
                cells.name().brief(),
                responses(layer, unit, epoch, incoming, column, sample.draws()));
    }

    private static double[] shares(Samples column, Range values) {
        double[] shares = new double[CELLS];
        for (int row = 0; row < column.rows(); row++) {
            double place = values.width() > 0 ? (column.at(row, 0) - values.lower()) / values.width() : 0;
            shares[(int) Math.max(0, Math.min(CELLS - 1, place * CELLS))] += 1.0 / column.rows();
        }
        return shares;
    }

    private List<Response> responses(Layer layer, int unit, int epoch, double[] incoming, Samples column, int draws) {
        Samples inputs = measured.set().inputs();
        if (inputs.columns() == 2) {
            Trajectory weights = rows.weights();
            return weights == null ? List.of() : List.of(plane(layer, unit, epoch, weights, inputs));
        }
        List<Response> responses = new ArrayList<>();
        measured.dataset().picture().ifPresent(shape -> {
            if (incoming.length > 0 && layer.number() == 1) {
                responses.add(new Response(
                        ResponseKind.WEIGHTS,
                        shape.width(),
                        shape.height(),
                        grey(shape, value -> incoming[value]),
                        List.of()));
            }
            mean(shape, inputs, column, draws).ifPresent(responses::add);
        });
        return responses;
    }

    /** The mean over the colours of each pixel, row by row. @param values by place in a row of inputs */
    private static double[] grey(Picture shape, IntToDoubleFunction values) {
        double[] picture = new double[shape.height() * shape.width()];
        for (int pixel = 0; pixel < picture.length; pixel++) {
            for (int colour = 0; colour < shape.colours(); colour++) {
                picture[pixel] +=
                        values.applyAsDouble(shape.index(pixel / shape.width(), pixel % shape.width(), colour))
                                / shape.colours();
            }
        }
        return picture;
    }

    private Response plane(Layer layer, int unit, int epoch, Trajectory weights, Samples inputs) {
        List<Range> ends = List.of(span(inputs, 0), span(inputs, 1));
        float[] places = new float[2 * GRID * GRID];
        for (int place = 0; place < GRID * GRID; place++) {
            double right = (place % GRID + 0.5) / GRID;
            double up = 1 - (place / GRID + 0.5) / GRID;
            places[2 * place] =
                    (float) (ends.get(0).lower() + right * ends.get(0).width());
            places[2 * place + 1] =
                    (float) (ends.get(1).lower() + up * ends.get(1).width());
        }
        Samples answers = RunRows.layers(run, weights, Samples.ofOwnedFloats(places, GRID * GRID, 2), 1)
                .rows(epoch, layer);
        return new Response(
                ResponseKind.PLANE, GRID, GRID, answers.columns(unit - 1, unit).toDoubles(), ends);
    }

    private static Range span(Samples inputs, int input) {
        Range own = LayerRanges.of(inputs.columns(input, input + 1));
        double free = own.width() > 0 ? MARGIN * own.width() : 1;
        return new Range(own.lower() - free, own.upper() + free);
    }

    /** The mean input; of rows of several draws each input has the mean. Empty if the unit answers all inputs alike. */
    private static Optional<Response> mean(Picture shape, Samples inputs, Samples column, int draws) {
        double least = LayerRanges.of(column).lower();
        double[] sums = new double[inputs.columns()];
        double[] row = new double[inputs.columns()];
        double total = 0;
        for (int input = 0; input < inputs.rows(); input++) {
            double weight = 0;
            for (int draw = 0; draw < draws; draw++) {
                weight += (column.at(input * draws + draw, 0) - least) / draws;
            }
            if (weight > 0) {
                total += weight;
                inputs.copyRows(input, input + 1, row);
                for (int value = 0; value < row.length; value++) {
                    sums[value] += weight * row[value];
                }
            }
        }
        if (total == 0) {
            return Optional.empty();
        }
        double all = total;
        return Optional.of(new Response(
                ResponseKind.MEAN_PICTURE,
                shape.width(),
                shape.height(),
                grey(shape, value -> sums[value] / all),
                List.of()));
    }
}
