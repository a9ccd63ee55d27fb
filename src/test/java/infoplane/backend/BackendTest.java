package infoplane.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunFailedException;
import org.junit.jupiter.api.Test;

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
}
