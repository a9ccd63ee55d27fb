package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Information;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The published programs' values; 1e-9 bits, because counting is exact and only sums are rounded. */
class BinningReferenceTest {
    private static final double BITS = 1e-9;

    @TestFactory
    Stream<DynamicTest> agreesWithThePublishedPrograms() {
        return Reference.table("binning.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1], () -> {
                    PlaneEstimate point = settings(row[1]).estimator().layer(Reference.layer(row[0]));
                    assertEquals(Double.parseDouble(row[2]), bits(point.inputInformation()), BITS, "I(X;T)");
                    assertEquals(Double.parseDouble(row[3]), bits(point.labelInformation()), BITS, "I(T;Y)");
                }));
    }

    private static BinningSettings settings(String bins) {
        String[] parts = bins.split(":", -1);
        return switch (parts[0]) {
            case "size" -> Bins.ofSize(Double.parseDouble(parts[1]));
            case "idnns" -> Bins.idnns();
            case "fixed" -> Bins.fixed(Integer.parseInt(parts[1]), -1, 1);
            case "layer" -> Bins.layer(Integer.parseInt(parts[1]));
            default -> throw new IllegalArgumentException(bins);
        };
    }

    private static double bits(@Nullable Information information) {
        return Objects.requireNonNull(information).bits();
    }
}
