package infoplane.network;

/**
 * The values that a quantised number can take: {@code lower + r · step} for r = 0 … {@code steps}, the nearest one, half
 * to even (science: Lorenzen et al. 2022).
 *
 * @param lower the least value
 * @param upper the greatest value
 * @param steps 2^b − 1
 * @param step width of a step; 0 where the range has no width
 * @param perStep 1 / step, or 0
 */
record Grid(float lower, float upper, float steps, float step, float perStep) {
    static Grid of(float lower, float upper, int steps) {
        float width = upper - lower;
        return width > 0 && Float.isFinite(width)
                ? new Grid(lower, upper, steps, width / steps, steps / width)
                : new Grid(lower, upper, steps, 0, 0);
    }
}
