package infoplane.scales;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;

/**
 * The standard deviations σ of the noise at which layers are seen, from the greatest to the least, at equal ratios.
 *
 * @param from the greatest σ, in units of the activation or of the layer's spread
 * @param to the least σ, over 0
 * @param points how many, at least 1
 * @param relative whether σ is in units of the layer's spread at each epoch, √(mean variance of its columns)
 */
public record ScaleGrid(double from, double to, int points, boolean relative) {
    /** σ² = 16. */
    public static final double USUAL_FROM = 4;
    /** σ² = 16 · 2⁻²⁴. */
    public static final double USUAL_TO = 0x1p-10;

    public static final int USUAL_POINTS = 25;
    public static final int MOST_POINTS = 201;
    private static final double LEAST = 1e-9;
    private static final double GREATEST = 1e9;

    public ScaleGrid {
        requireSigma("from", from);
        requireSigma("to", to);
        if (points < 1 || points > MOST_POINTS) {
            throw InvalidInputException.about(
                    "points", "points is " + points + " but must be from 1 to " + MOST_POINTS);
        }
        if (from < to) {
            double greatest = to;
            to = from;
            from = greatest;
        }
    }

    private static void requireSigma(String name, double sigma) {
        if (!(sigma >= LEAST && sigma <= GREATEST)) {
            throw InvalidInputException.about(
                    name,
                    name + " is " + PlainText.quoted(Double.toString(sigma)) + " but a noise width must be from "
                            + LEAST + " to " + GREATEST);
        }
    }

    /** σ² = 16 · 2⁻ʲ for j = 0 to 24. */
    public static ScaleGrid usual(boolean relative) {
        return new ScaleGrid(USUAL_FROM, USUAL_TO, USUAL_POINTS, relative);
    }

    /** Every σ, descending. */
    public double[] sigmas() {
        double[] sigmas = new double[points];
        for (int point = 0; point < points; point++) {
            sigmas[point] = points == 1 ? from : from * Math.pow(to / from, point / (points - 1.0));
        }
        return sigmas;
    }

    /** The number of the scale whose logarithm is nearest. */
    public int nearest(double sigma) {
        if (points == 1) {
            return 0;
        }
        double place = Math.log(sigma / from) / Math.log(to / from) * (points - 1);
        return (int) Math.max(0, Math.min(points - 1.0, Math.rint(place)));
    }
}
