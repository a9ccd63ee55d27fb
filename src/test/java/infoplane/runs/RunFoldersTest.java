package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class RunFoldersTest {
    @Test
    void foldersAreNamedSafely() {
        LocalDateTime time = LocalDateTime.of(2026, 1, 31, 14, 22, 33);
        assertEquals("shwartz-ziv-tishby-20260131-142233", RunFolders.nameOf("Shwartz-Ziv & Tishby", time));
        assertEquals("run-20260131-142233", RunFolders.nameOf("../..", time));
    }
}
