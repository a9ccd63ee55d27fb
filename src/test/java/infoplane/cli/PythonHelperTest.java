package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.measuring.PlanePoint;
import infoplane.runs.RunService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code python/infoplane.py} on the real Python, where Python and numpy are. */
class PythonHelperTest {
    private static final Pattern PYTHON = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);

    private static final String SHORT = """
            {"schemaVersion": 1, "dataset": {"type": "xor", "n": 40}, "network": {"hidden": [3]},
             "training": {"epochs": 2}, "measure": {"schedule": {"type": "every"}, "estimators": [{"type": "binning"}]}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private static Python having(String module) {
        Optional<Python> python = Python.having(module);
        assumeTrue(python.isPresent(), "no python3 here has " + module + " (Debian: python3-" + module + ")");
        return python.get();
    }

    @Test
    void itsOwnTestsPass() throws IOException {
        Python.Ended tests = having("numpy").run(Path.of("python"), "-m", "unittest", "test_infoplane");
        assertEquals(0, tests.code(), tests.text());
    }

    /** What the recorder writes becomes a run with the recorder's layers in the recorder's order. */
    @Test
    void whatItWritesIsImported() throws IOException {
        Path acts = folder.resolve("acts");
        Python.Ended written = having("numpy")
                .run(
                        folder,
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

    /** {@code INFOPLANE_HOME} names the folder of the program; its commands do their work and answer as with {@code --json}. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program here is a script of the shell")
    void itsCommandsRunTheProgram() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home of the program"));
        Path program = Files.writeString(
                home.resolve("infoplane"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --add-modules jdk.incubator.vector -cp '%s' infoplane.Main \"$@\"\n"
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), absoluteClassPath()));
        assertTrue(program.toFile().setExecutable(true));
        Files.writeString(folder.resolve("short.json"), SHORT);
        Python.Ended called = having("numpy").run(folder, "-c", """
                        import os, sys, infoplane
                        os.environ["INFOPLANE_HOME"] = sys.argv[1]
                        infoplane.run("short.json", "run")
                        print(infoplane.measure("run", [{"type": "kde", "noiseVariance": 0.1}, "quantised"]))
                        print(len(infoplane.plane("run")), infoplane.figure("run", "plane.svg").stat().st_size > 1000)
                        """, home.toString());
        assertEquals(0, called.code(), called.text());
        List<String> said = called.text().lines().toList();
        assertEquals("18 True", said.get(1), "3 epochs x 2 layers x 3 estimators" + called.text());
        assertEquals(
                18, new RunService(1).results(folder.resolve("run")).points().size());
    }

    private static String absoluteClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The hooks of its tests, on a Python that may be another one than that with numpy alone. */
    @Test
    @Tag("long")
    void itsTestsPassWithPyTorch() throws IOException {
        Python.Ended tests = having("torch").run(Path.of("python"), "-m", "unittest", "test_infoplane");
        assertEquals(0, tests.code(), tests.text());
        assertFalse(tests.text().contains("skipped"), tests.text());
    }

    /** The network of the README learns, and its plane says so: I(T;Y) of the last layer nears H(Y). */
    @Test
    @Tag("long")
    void theLinesOfTheReadmeRunAsWritten() throws IOException {
        Matcher block = PYTHON.matcher(Files.readString(Path.of("README.md")));
        assertTrue(block.find());
        Python.Ended trained = having("torch").run(folder, "-c", block.group(1));
        assertEquals(0, trained.code(), trained.text());
        Path run = folder.resolve("runs/mine");
        Outcome.of("import", folder.resolve("acts").toString(), "--out", run.toString(), "--watch")
                .done();
        RunResults results = new RunService(1).results(run);
        assertEquals(List.of("T1 Tanh1 10", "T2 Tanh3 6", "T3 Tanh5 4", "T4 Linear6 2"), results.layers());
        PlanePoint last = results.points().get(results.points().size() - 1);
        assertEquals(100, last.epoch());
        Information label = last.estimate().labelInformation();
        assertTrue(
                label != null
                        && label.bits()
                                > 0.9 * results.ceilings().labelEntropy().bits(),
                last::toString);
    }
}
