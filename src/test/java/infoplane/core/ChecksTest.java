package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ChecksTest {
    private static void refused(String message, Executable check) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, check).getMessage());
    }

    @Test
    void theEndsOfARangeAreAllowed() {
        assertDoesNotThrow(() -> {
            Checks.between("k", 1, 1, 5);
            Checks.between("k", 5, 1, 5);
            Checks.between("share", 0.0, 0, 1);
            Checks.between("share", 1.0, 0, 1);
            Checks.atLeast("epochs", 1, 1);
            Checks.below("beta1", 0, 0, 1);
            Checks.notNegative("l1", 0);
        });
    }

    @Test
    void whatLiesBeyondIsNamedWithWhatIsAllowed() {
        refused("k is 6 but must be between 1 and 5", () -> Checks.between("k", 6, 1, 5));
        refused("share is -0.5 but must be between 0 and 1", () -> Checks.between("share", -0.5, 0, 1));
        refused("epochs is 0 but must be at least 1", () -> Checks.atLeast("epochs", 0, 1));
        refused("beta1 is 1 but must be at least 0 and below 1", () -> Checks.below("beta1", 1, 0, 1));
        refused("rate is 0 but must be greater than 0", () -> Checks.positive("rate", 0));
        refused("l1 is -1 but must be at least 0", () -> Checks.notNegative("l1", -1));
    }

    /** Comparisons with NaN are false, so that a check written the other way round would let it pass. */
    /** 46341 squared is the first square above 2^31. */
    @Test
    void aTableThatNoArrayHoldsIsRefused() {
        assertEquals(6, Checks.tableSize(2, 3));
        assertEquals(0, Checks.tableSize(Integer.MAX_VALUE, 0));
        assertEquals(46340 * 46340, Checks.tableSize(46340, 46340));
        refused(
                "a table of 46341 rows of 46341 values is needed, but there must be fewer than 2^31 values:"
                        + " use fewer rows or columns",
                () -> Checks.tableSize(46341, 46341));
        assertThrows(InvalidInputException.class, () -> Checks.tableSize(Long.MAX_VALUE, 2));
    }

    @Test
    void whatIsNoNumberIsRefusedEverywhere() {
        refused("x is NaN but must be between 0 and 1", () -> Checks.between("x", Double.NaN, 0, 1));
        refused("x is NaN but must be greater than 0", () -> Checks.positive("x", Double.NaN));
        refused("x is NaN but must be at least 0", () -> Checks.notNegative("x", Double.NaN));
        refused("x is NaN but must be at least 0 and below 1", () -> Checks.below("x", Double.NaN, 0, 1));
        refused("x is Infinity but must be finite", () -> Checks.positive("x", Double.POSITIVE_INFINITY));
        refused("x is -Infinity but must be finite", () -> Checks.finite("x", Double.NEGATIVE_INFINITY));
    }

    /** What is wrong travels as data: which argument, which element of it, and what is allowed. */
    @Test
    void theRefusalSaysWhatIsAllowedAsData() {
        NotAllowedException refusal =
                assertThrows(NotAllowedException.class, () -> Checks.eachBetween("hidden", List.of(10, 0), 1, 100));
        assertEquals("hidden", refusal.name());
        assertEquals(new Allowed.Numbers(1, true, 100, true), refusal.allowed());
        assertEquals("hidden[1] is 0 but must be between 1 and 100", refusal.getMessage());
        assertEquals("network.hidden[1] is 0 but must be between 1 and 100", refusal.messageAt("network.hidden"));
    }

    @Test
    void noneOrAFewIsNeitherOneNorTooMany() {
        assertEquals(0, Checks.noneOrBetween("permutations", 0, 19, 10_000));
        assertEquals(19, Checks.noneOrBetween("permutations", 19, 19, 10_000));
        refused(
                "permutations is 7 but must be 0, for none, or 19 to 10000",
                () -> Checks.noneOrBetween("permutations", 7, 19, 10_000));
    }
}
