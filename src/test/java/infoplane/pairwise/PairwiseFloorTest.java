package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairwiseFloorTest {
    /** What is timed really is exp(−x), within the error that the kernels promise. */
    @Test
    void whatIsTimedIsTheExponential() {
        float[] squares = new float[64];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = i / 4f;
        }
        VectorFloatTiles.exponentials(squares, 1);
        for (int i = 0; i < squares.length; i++) {
            double exact = Math.exp(-i / 4.0);
            // the rate in float32 changes exponents of up to 16 by 4e-8 of themselves
            assertEquals(exact, squares[i], exact * (VectorFloatTiles.EXP_ERROR + 1e-6));
        }
    }

    @Test
    void isANumber() {
        double rate = PairwiseFloor.exponentials(30);
        assertTrue(rate > 0 && Double.isFinite(rate), () -> "" + rate);
    }
}
