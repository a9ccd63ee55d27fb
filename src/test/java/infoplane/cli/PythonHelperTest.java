package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.experiment.RunStatus;
import infoplane.runs.RunService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code python/infoplane.py} on the real Python, where Python and numpy are. */
class PythonHelperTest {
    private static final Path HELPER = Path.of("python").toAbsolutePath();

    private record Ended(int code, String text) {}

    @BeforeEach
    void pythonIsHere() throws IOException, InterruptedException {
        boolean here;
        try {
            here = python("-c", "import numpy").code() == 0;
        } catch (IOException e) {
            here = false;
        }
        assumeTrue(here, "python3 with numpy is not installed");
    }

    private static Ended python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("python3", "-B"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(HELPER.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    @Test
    void itsOwnTestsPass() throws IOException, InterruptedException {
        Ended tests = python("-m", "unittest", "test_infoplane");
        assertEquals(0, tests.code(), tests.text());
    }

    /** What the recorder writes becomes a run with the recorder's layers in the recorder's order. */
    @Test
    void whatItWritesIsImported(@TempDir Path folder) throws IOException, InterruptedException {
        Path acts = folder.resolve("acts");
        Ended written = python(
                "-c",
                "import sys, numpy as np, infoplane\n"
                        + "with infoplane.Recorder(sys.argv[1], labels=['a', 'b'] * 20) as r:\n"
                        + "    for e in (0, 1, 5):\n"
                        + "        r.record(e, {'z': np.arange(80.0).reshape(40, 2) * (e + 1), 'a': np.ones((40, 1))})",
                acts.toString());
        assertEquals(0, written.code(), written.text());
        Path run = folder.resolve("run");
        Outcome.of("import", acts.toString(), "--out", run.toString(), "--watch")
                .done();
        RunService service = new RunService(1);
        assertEquals(RunStatus.FINISHED, service.status(run));
        assertEquals(List.of("T1 z 2", "T2 a 1"), service.results(run).layers());
        assertEquals(6, service.results(run).points().size());
    }
}
