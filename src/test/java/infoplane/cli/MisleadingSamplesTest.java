package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples on which an estimate was wrong, or wrong without a word. They are made, so that the truth is known by construction;
 * amounts are in nats. Where an estimator cannot give the truth, a flag must say so.
 */
class MisleadingSamplesTest {
    private static final String FOLDER = "src/test/resources/infoplane/estimates/";
    private static final String RELATIVE =
            "{\"type\":\"kde\",\"bound\":\"upper\",\"noiseVariance\":0.1,\"relativeToLayer\":true}";

    private static Outcome estimate(String one, String first, String other, String second, String estimator) {
        return Outcome.of(
                "estimate",
                "--" + one,
                Path.of(FOLDER, first + ".npy").toString(),
                "--" + other,
                Path.of(FOLDER, second + ".npy").toString(),
                "--estimator",
                estimator,
                "--json");
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.done().out());
    }

    private static double nats(JsonNode result, String field) {
        return result.get(field).asDouble() * Math.log(2);
    }

    /** The truth of each is above what the estimator says, or below; the flag named says that it is wrong here. */
    @ParameterizedTest
    @CsvSource({
        "gauss5x5_x, gauss5x5_y, ksg, 4.152, biased-here",
        "noise7_x, noise7_y, ksg, 0.830, biased-here",
        "round01_x, round01_y, quantised, 0.830, undersampled",
        "round01_x, round01_y, mixed-ksg, 0.830, tied",
        "round05_x, round05_y, mixed-ksg, 0.830, tied",
        "indep2x2_x, indep2x2_y, lga, 0, biased-here",
        "copy_x, copy_y, mixed-ksg, Infinity, rises-with-n",
        "copy_x, square_y, ksg, Infinity, rises-with-n",
    })
    void aPairThatMisleadsIsFlagged(String x, String y, String estimator, double truth, String flag)
            throws IOException {
        JsonNode result = json(estimate("x", x, "y", y, estimator));
        assertTrue(Math.abs(nats(result, "i_bits") - truth) > 0.05, "it is wrong here");
        assertTrue(flags(result).contains(flag), result.toString());
    }

    private static List<String> flags(JsonNode result) {
        List<String> flags = new ArrayList<>();
        result.get("flags").forEach(flag -> flags.add(flag.asText()));
        return flags;
    }

    /** Ten classes two standard deviations apart in one of ten columns: 1.65 nats, of which ksg sees a quarter. */
    @Test
    void aLayerThatMisleadsIsFlagged() throws IOException {
        JsonNode result = json(estimate("activations", "ten_T", "labels", "ten_y", "ksg"));
        assertTrue(nats(result, "i_ty_bits") < 1 && flags(result).contains("biased-here"), result.toString());
    }

    /** y = x + U(0, 1e-7): 16.05 nats in closed form; NPEET_LNC, the authors' program, says 15.94 on these numbers. */
    @Test
    void lncSaysWhatItsAuthorsProgramSays() throws IOException {
        assertEquals(15.94, nats(json(estimate("x", "lnc_x", "y", "lnc_y", "lnc")), "i_bits"), 0.02);
    }

    /**
     * One layer, as float64, rounded to float32, and as PyTorch computes it in float32: its cells change with the last bit. Of
     * the last, values nearer to 0 alone show it: those at −1 and 1 leave their bins, 2.7 bits of 3.0.
     */
    @ParameterizedTest
    @CsvSource({"idnns_exact64", "idnns_rounded32", "idnns_torch32"})
    void cellsThatTurnOnTheLastBitAreFlagged(String layer) throws IOException {
        JsonNode result =
                json(estimate("activations", layer, "labels", "szt_y", "{\"type\":\"binning\",\"rule\":\"idnns\"}"));
        assertTrue(flags(result).contains("rounding-sensitive"), result.toString());
    }

    /**
     * A unit changes no information: values of 1e200, 1e-170 and subnormal ones give what others do. The kernel sums are those
     * of numpy over all pairs, of the same values times a power of two near 1e-200 and 1e170.
     */
    @Test
    void valuesOfAnySizeAreMeasured() throws IOException {
        String bins = "{\"type\":\"binning\",\"rule\":\"equal-width\",\"bins\":5,\"range\":\"layer\"}";
        for (String layer : List.of("sub32_T", "sub64_T")) {
            assertEquals(
                    2.082,
                    json(estimate("activations", layer, "labels", "lab60", bins))
                            .get("i_xt_bits")
                            .asDouble(),
                    5e-4);
        }
        assertEquals(2.230487, relative("activations", "huge_T", "labels", "lab20", "i_xt_bits"), 1e-6);
        assertEquals(2.082790, relative("activations", "tiny_T", "labels", "lab20", "i_xt_bits"), 1e-6);
        assertEquals(1.747960, relative("x", "tiny_T", "y", "tiny_T", "i_bits"), 1e-6);
    }

    private static double relative(String one, String first, String other, String second, String field)
            throws IOException {
        return json(estimate(one, first, other, second, RELATIVE)).get(field).asDouble();
    }

    /** Float64 sums over all pairs in numpy; the outliers, beyond float32, see only themselves. */
    @ParameterizedTest
    @CsvSource({
        "far_T, far_y, 8.367533, 0.693725",
        "far400_T, far400_y, 7.714190, 0.786972",
        "far400max_T, far400_y, 7.714190, 0.786972",
    })
    void kernelsReachBeyondFloat32(String layer, String labels, double input, double label) throws IOException {
        JsonNode result = json(estimate("activations", layer, "labels", labels, "kde"));
        assertEquals(input, result.get("i_xt_bits").asDouble(), 1e-6);
        assertEquals(label, result.get("i_ty_bits").asDouble(), 1e-6);
    }

    /** Three values over almost all of float64 are three cells: log2 3. Their variance is beyond it, and is refused. */
    @Test
    void aRangeBeyondFloat64IsCutOrRefused() throws IOException {
        String bins = "{\"type\":\"binning\",\"bins\":30,\"range\":\"layer\"}";
        assertEquals(
                Math.log(3) / Math.log(2),
                json(estimate("activations", "wide_T", "labels", "wide_y", bins))
                        .get("i_xt_bits")
                        .asDouble(),
                1e-12);
        estimate("activations", "spread_T", "labels", "spread_y", "{\"type\":\"kde\",\"relativeToLayer\":true}")
                .refusedWith("the noise would have a standard deviation of ");
    }

    @Test
    void noEstimateIsAboveItsOwnCeiling() throws IOException {
        JsonNode result = json(estimate("x", "ceil_x", "y", "ceil_y", "{\"type\":\"mixed-ksg\",\"k\":3}"));
        assertTrue(result.get("i_bits").asDouble() <= result.get("ceiling_bits").asDouble(), result.toString());
    }
}
