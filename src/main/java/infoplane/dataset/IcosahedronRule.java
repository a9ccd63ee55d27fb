package infoplane.dataset;

/**
 * The rule behind the data of Shwartz-Ziv and Tishby (2017). Each of the 12 bits sits at a vertex of an icosahedron; a
 * pattern's value is f(x) = √P₀ + √P₁, the amplitudes of degree 0 and 1 of its spherical power spectrum (Kazhdan et al.
 * 2003), and its label says whether f(x) &gt; θ. In integers, with k ones, e pairs of ones at neighbouring vertices, a at
 * antipodal vertices and d = k(k−1)/2 − e − a others:
 *
 * <p>f = k + √(k + 2((e − d)/√5 − a)).
 *
 * <p>Bit 0 is the most significant one of a pattern's number. The assignment of bits to vertices is the one that the
 * published labels reveal: swapping two bits changes 276 labels for neighbours and 424 for antipodes.
 */
final class IcosahedronRule {
    static final int BITS = 12;
    static final int PATTERNS = 1 << BITS;
    /** Any value in (7.56277742225524, 7.70130161670408) gives the published labels. */
    static final double THRESHOLD = 7.632;

    private static final int[] ANTIPODE = {9, 7, 5, 6, 10, 2, 3, 1, 11, 0, 4, 8};
    private static final int[][] NEIGHBOURS = {
        {1, 3, 5, 10, 11},
        {0, 2, 3, 4, 11},
        {1, 3, 4, 8, 9},
        {0, 1, 2, 8, 10},
        {1, 2, 6, 9, 11},
        {0, 6, 7, 10, 11},
        {4, 5, 7, 9, 11},
        {5, 6, 8, 9, 10},
        {2, 3, 7, 9, 10},
        {2, 4, 6, 7, 8},
        {0, 3, 5, 7, 8},
        {0, 1, 4, 5, 6}
    };

    private IcosahedronRule() {}

    /** Whether bit {@code bit} of a pattern is set; bit 0 is the most significant. */
    static boolean bit(int pattern, int bit) {
        return (pattern & mask(bit)) != 0;
    }

    static int[] neighbours(int bit) {
        return NEIGHBOURS[bit].clone();
    }

    /** The number k of ones. */
    static int ones(int pattern) {
        return Integer.bitCount(pattern);
    }

    /** The number e of pairs of ones at neighbouring vertices. */
    static int neighbouringPairs(int pattern) {
        int ends = 0;
        for (int bit = 0; bit < BITS; bit++) {
            for (int neighbour : NEIGHBOURS[bit]) {
                ends += bit(pattern, bit) && bit(pattern, neighbour) ? 1 : 0;
            }
        }
        return ends / 2;
    }

    /** The number a of pairs of ones at opposite vertices. */
    static int antipodalPairs(int pattern) {
        int ends = 0;
        for (int bit = 0; bit < BITS; bit++) {
            ends += bit(pattern, bit) && bit(pattern, ANTIPODE[bit]) ? 1 : 0;
        }
        return ends / 2;
    }

    /** f(x) of a pattern, 0 to 4095. */
    static double value(int pattern) {
        int k = ones(pattern);
        int e = neighbouringPairs(pattern);
        int a = antipodalPairs(pattern);
        int d = k * (k - 1) / 2 - e - a;
        double squaredLength = k + 2 * ((e - d) / Math.sqrt(5) - a);
        return k + Math.sqrt(Math.max(0, squaredLength)); // a length of 0 may come out as −1e-16
    }

    /** The published label: 1 if f(x) &gt; θ, else 0. */
    static int label(int pattern) {
        return value(pattern) > THRESHOLD ? 1 : 0;
    }

    /** The paper's soft rule, p(y=1|x) = 1 / (1 + exp(−γ (f(x) − θ))); strict, so that all machines draw the same labels. */
    static double probabilityOfOne(int pattern, double gamma) {
        return 1 / (1 + StrictMath.exp(-gamma * (value(pattern) - THRESHOLD)));
    }

    private static int mask(int bit) {
        return 1 << (BITS - 1 - bit);
    }
}
