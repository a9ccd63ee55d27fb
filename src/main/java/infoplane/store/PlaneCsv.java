package infoplane.store;

import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.PlanePoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code plane.csv}: one line for each point, amounts in bits; missing values are empty fields. */
final class PlaneCsv {
    private static final Logger LOG = LoggerFactory.getLogger(PlaneCsv.class);
    static final String FILE = "plane.csv";
    static final String HEADER = "estimator,epoch,layer,i_xt_bits,i_ty_bits,h_t_bits,i_xt_se_bits,i_ty_se_bits,"
            + "cells,singletons,saturation,flags";
    private static final String[] NAMES = HEADER.split(",", -1);
    private static final double DECIMALS = 1e12;
    /** Up to this limit a double holds whole multiples of the last decimal exactly. */
    private static final double MOST = 0x1p53;

    /** The ceiling of a point whose line does not determine it, if no other point of the estimator does either. */
    private static final Information ANY_CEILING = new Information(1);

    private PlaneCsv() {}

    static String line(PlanePoint point) {
        PlaneEstimate estimate = point.estimate();
        return String.join(
                ",",
                point.estimator(),
                Integer.toString(point.epoch()),
                Integer.toString(point.layer()),
                bits(estimate.inputInformation()),
                bits(estimate.labelInformation()),
                bits(estimate.entropy()),
                bits(estimate.inputStandardError()),
                bits(estimate.labelStandardError()),
                count(estimate.cells()),
                count(estimate.singletons()),
                Double.isNaN(estimate.saturation()) ? "" : number(estimate.saturation()),
                estimate.flags().stream().map(EstimateFlag::label).collect(Collectors.joining(" ")));
    }

    /** Writes the whole table, and the reasons of refusals into their own file. */
    static void write(Commit commit, List<PlanePoint> points) {
        if (points.stream().allMatch(point -> point.estimate().refusal() == null)) {
            commit.remove(RefusedJson.FILE);
        }
        write(commit.draft(), points);
    }

    /** Writes the whole table, and the reasons of refusals into their own file, into a folder that does not count yet. */
    static void write(Path draft, List<PlanePoint> points) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        points.forEach(point -> text.append(line(point)).append('\n'));
        RefusedJson.write(draft, points);
        SafeFiles.write(draft.resolve(FILE), text.toString());
    }

    private static String bits(@Nullable Information information) {
        return information == null ? "" : number(information.bits());
    }

    /**
     * A number with 12 decimals, far below the error of any estimate. Reading and writing again gives the same text,
     * although amounts are held in nats.
     */
    static String number(double value) {
        double scaled = value * DECIMALS;
        return Double.toString(Math.abs(scaled) < MOST ? Math.rint(scaled) / DECIMALS + 0.0 : value);
    }

    private static String count(@Nullable Integer count) {
        return count == null ? "" : count.toString();
    }

    /**
     * All points with the reasons of refusals, sorted. Of lines with the same estimator, epoch and layer, the last one
     * counts.
     *
     * @param settings of the run; they say how many layers and epochs there can be
     */
    static List<PlanePoint> read(Path folder, ExperimentSettings settings) {
        Path file = folder.resolve(FILE);
        List<String> lines = AppendedText.lines(file);
        if (lines.isEmpty()) {
            return List.of();
        }
        checkHeader(lines.get(0), file);
        return RefusedJson.restore(folder, read(lines.subList(1, lines.size()), file, settings));
    }

    /** The points of sound lines. @param most bytes from the start of the table that may be right */
    static List<PlanePoint> readSound(Path folder, ExperimentSettings settings, long most) {
        Path file = folder.resolve(FILE);
        List<String> sound = new ArrayList<>();
        for (String line : AppendedText.linesWithin(file, most)) {
            try {
                parse(line, file, 1, settings);
                sound.add(line);
            } catch (InvalidInputException e) {
                LOG.debug("A line is left out: {}", e.getMessage());
            }
        }
        return read(sound, file, settings);
    }

    private static void checkHeader(String header, Path file) {
        if (!header.equals(HEADER)) {
            String allowed = " but must be the names of its columns, from estimator to flags";
            throw Damage.inLine(file, 1, "it is " + Damage.quoted(header) + allowed, null);
        }
    }

    /** @param lines the lines without the header */
    static List<PlanePoint> read(List<String> lines, Path file, ExperimentSettings settings) {
        Map<List<Object>, Line> points = new HashMap<>();
        Map<String, Information> ceilings = new HashMap<>();
        for (int row = 0; row < lines.size(); row++) {
            Line line = parse(lines.get(row), file, row + 2, settings);
            PlanePoint point = line.point();
            points.put(List.of(point.estimator(), point.epoch(), point.layer()), line);
            Information ceiling = point.estimate().ceiling();
            if (ceiling != null && !line.anyCeiling()) {
                ceilings.put(point.estimator(), ceiling);
            }
        }
        return points.values().stream()
                .map(line -> withCeiling(line, ceilings))
                .sorted()
                .toList();
    }

    /** @param anyCeiling whether the line does not determine the ceiling of its point */
    private record Line(PlanePoint point, boolean anyCeiling) {}

    private static Line parse(String text, Path file, int number, ExperimentSettings settings) {
        CsvFields line = CsvFields.of(NAMES, text, file, number);
        Information inputInformation = amount(line, 3, -Double.MAX_VALUE);
        double share = line.number(10, -Double.MAX_VALUE, Double.MAX_VALUE);
        Integer cells = line.wholeIfAny(8, 0, Integer.MAX_VALUE);
        PlaneEstimate estimate = new PlaneEstimate(
                inputInformation,
                amount(line, 4, -Double.MAX_VALUE),
                amount(line, 5, -Double.MAX_VALUE),
                amount(line, 6, 0),
                amount(line, 7, 0),
                ceiling(inputInformation, share),
                cells,
                line.wholeIfAny(9, 0, cells == null ? Integer.MAX_VALUE : cells),
                flags(line.fields()[11]));
        PlanePoint point = new PlanePoint(
                line.text(0),
                line.whole(1, 0, settings.training().epochs()),
                line.whole(2, 1, settings.network().layerCount()),
                estimate);
        return new Line(point, estimate.ceiling() != null && share <= 0);
    }

    private static @Nullable Information amount(CsvFields line, int column, double least) {
        double bits = line.number(column, least, Double.MAX_VALUE);
        return Double.isNaN(bits) ? null : Information.ofBits(bits);
    }

    /**
     * The ceiling of a point. The file holds the estimate as a share of the ceiling, so the ceiling is the estimate divided
     * by the share.
     */
    private static @Nullable Information ceiling(@Nullable Information inputInformation, double share) {
        if (inputInformation == null || Double.isNaN(share)) {
            return null;
        }
        return share > 0 ? Information.ofNats(inputInformation.nats() / share) : ANY_CEILING;
    }

    /** Sets the ceiling of an estimate of exactly 0, whose share does not determine it. Other points of the estimator do. */
    private static PlanePoint withCeiling(Line line, Map<String, Information> ceilings) {
        PlanePoint point = line.point();
        PlaneEstimate estimate = point.estimate();
        Information known = ceilings.get(point.estimator());
        return !line.anyCeiling() || known == null
                ? point
                : new PlanePoint(point.estimator(), point.epoch(), point.layer(), estimate.withCeiling(known));
    }

    /** The flags; labels that this version does not know are ignored. */
    private static Set<EstimateFlag> flags(String field) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        for (String label : field.split(" ", -1)) {
            EstimateFlag.of(label).ifPresent(flags::add);
        }
        return flags;
    }
}
