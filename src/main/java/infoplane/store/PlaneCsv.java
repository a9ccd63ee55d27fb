package infoplane.store;

import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.measuring.PlanePoint;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code plane.csv}: one line for each point, amounts in bits; missing values are empty fields. */
final class PlaneCsv {
    static final String FILE = "plane.csv";
    static final String HEADER = "estimator,epoch,layer,i_xt_bits,i_ty_bits,h_t_bits,i_xt_se_bits,i_ty_se_bits,"
            + "cells,singletons,saturation,flags";
    private static final int FIELDS = 12;
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
     */
    static List<PlanePoint> read(Path folder) {
        Path file = folder.resolve(FILE);
        return RefusedJson.restore(folder, read(AppendedText.lines(file), file));
    }

    /** @param lines the lines without the header */
    static List<PlanePoint> read(List<String> lines, Path file) {
        Map<List<Object>, Line> points = new HashMap<>();
        Map<String, Information> ceilings = new HashMap<>();
        for (int row = 0; row < lines.size(); row++) {
            Line line = parse(lines.get(row), file, row);
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

    private static Line parse(String line, Path file, int row) {
        String[] fields = line.split(",", -1);
        try {
            if (fields.length != FIELDS) {
                throw new NumberFormatException("fields");
            }
            Information inputInformation = information(fields[3]);
            PlaneEstimate estimate = new PlaneEstimate(
                    inputInformation,
                    information(fields[4]),
                    information(fields[5]),
                    information(fields[6]),
                    information(fields[7]),
                    ceiling(inputInformation, fields[10]),
                    fields[8].isEmpty() ? null : Integer.valueOf(fields[8]),
                    fields[9].isEmpty() ? null : Integer.valueOf(fields[9]),
                    flags(fields[11]));
            PlanePoint point =
                    new PlanePoint(fields[0], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]), estimate);
            return new Line(point, estimate.ceiling() != null && Double.parseDouble(fields[10]) <= 0);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    file + " is damaged in line " + (row + 2) + ": \"" + line + "\" is not a line of this file", e);
        }
    }

    private static @Nullable Information information(String field) {
        return field.isEmpty() ? null : Information.ofBits(Double.parseDouble(field));
    }

    /**
     * The ceiling of a point. The file holds the estimate as a share of the ceiling, so the ceiling is the estimate divided
     * by the share.
     */
    private static @Nullable Information ceiling(@Nullable Information inputInformation, String saturation) {
        if (inputInformation == null || saturation.isEmpty()) {
            return null;
        }
        double share = Double.parseDouble(saturation);
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
