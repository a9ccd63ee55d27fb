package infoplane.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunFailedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendTest {
    @Test
    void startsOnceOnOneThread() {
        BackendFacts facts = Backend.start();
        assertSame(facts, Backend.start());
        assertEquals(1, facts.threads());
        assertFalse(facts.device().isBlank());
        assertFalse(facts.blas().startsWith("unknown"), facts.blas());
    }

    @Test
    void refusesCudaWhereThereIsNoneAndSaysWhy() {
        BackendFacts facts = Backend.start();
        if (!facts.isCuda()) {
            RunFailedException refused = assertThrows(RunFailedException.class, Backend::requireCuda);
            assertTrue(String.valueOf(refused.getMessage()).contains("not used"), refused.getMessage());
        }
    }

    @Test
    void aNativeFailureBecomesOneSentenceWithItsRootCause() {
        Throwable wrapped = new ExceptionInInitializerError(new UnsatisfiedLinkError("no jnind4jcpu in path"));
        String sentence = Backend.sentence(wrapped);
        assertTrue(sentence.contains("no jnind4jcpu in path"), sentence);
        assertTrue(sentence.contains("javacpp.cachedir"), sentence);
    }

    /** What nvidia-smi prints for these cards; capabilities from NVIDIA's list of CUDA GPUs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NVIDIA GeForce RTX 3080, 8.6, 535.104.05 |",
                "NVIDIA GeForce RTX 4090, 8.9, 550.54 |",
                "NVIDIA H100 80GB HBM3, 9.0, 550.54 | H100 80GB HBM3 has compute capability 9.0",
                "GeForce GTX 680, 3.0, 470.1 | compute capability 3.0",
                "Tesla V100, 7.0, 470.57.02 | driver is 470.57.02"
            })
    void aCardThatNd4jCannotUseIsRefusedWithTheReason(String line, @Nullable String reason) {
        Optional<GraphicsCard> card = GraphicsCard.parse(line + "\nsecond card, 8.0, 535\n");
        assertTrue(card.isPresent());
        String refusal = Cuda.refusal(card).orElse("");
        assertTrue(reason == null ? refusal.isEmpty() : refusal.contains(reason), refusal);
    }

    @Test
    void noDriverIsSaidInWords() {
        assertTrue(GraphicsCard.parse("NVIDIA-SMI has failed because it could not communicate")
                .isEmpty());
        assertTrue(GraphicsCard.parse("").isEmpty());
        assertTrue(Cuda.whyNot(Optional.empty()).contains("driver"));
        assertTrue(Cuda.refusal(Optional.empty()).isEmpty(), "ND4J itself falls back to the CPU then");
    }
}
