package infoplane.cli;

import infoplane.backend.Backend;
import infoplane.backend.BackendFacts;
import infoplane.backend.LogFolder;
import infoplane.backend.Processor;
import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.OwnFiles;
import infoplane.core.RunFailedException;
import infoplane.core.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: reports what this machine and installation offer, what is missing, and how to get it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Says what is installed, what computes where, and what is missing and how to get it.",
        footer = {"", "Example:", "  infoplane doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private static final int WANTED_HEAP_MIB = 512;

    private final Console console;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        machine(facts, missing);
        boolean computes = backend(facts, missing);
        display(facts, missing);
        files(facts, missing);
        log(facts, missing);
        facts.put("missing", missing);
        console.out().print(json ? Json.write(facts) : text(facts, missing));
        return computes ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void machine(Map<String, @Nullable Object> facts, List<String> missing) {
        facts.put("infoplane", Version.current());
        facts.put("java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
        facts.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        facts.put("cpu", Processor.name());
        facts.put("threads", Runtime.getRuntime().availableProcessors());
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        facts.put("memory_mib", heap);
        if (heap < WANTED_HEAP_MIB) {
            missing.add("memory: Java may use " + heap + " MiB; give more with INFOPLANE_JAVA_OPTIONS=-Xmx2g");
        }
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        facts.put("vector_module", vectors);
        if (!vectors) {
            missing.add("vector instructions: start Java with --add-modules jdk.incubator.vector, as the launcher does;"
                    + " without it estimates take several times as long");
        }
    }

    private static boolean backend(Map<String, @Nullable Object> facts, List<String> missing) {
        try {
            BackendFacts backend = Backend.start();
            facts.put("backend", backend.name());
            facts.put("device", backend.device());
            facts.put("nd4j", backend.nd4jVersion());
            facts.put("nd4j_threads", backend.threads());
            facts.put("blas", backend.blas());
            facts.put("gpu", backend.cuda());
            facts.put("natives", backend.nativesFolder());
            return true;
        } catch (RunFailedException e) {
            facts.put("backend", null);
            missing.add("backend: " + e.getMessage());
            return false;
        }
    }

    private static void display(Map<String, @Nullable Object> facts, List<String> missing) {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        boolean display = !linux || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
        facts.put("display", display);
        if (!display) {
            missing.add("display: the window needs a desktop, or xvfb-run -a; the command line does not");
        }
    }

    private static void files(Map<String, @Nullable Object> facts, List<String> missing) {
        facts.put("files", null);
        try {
            facts.put("files", OwnFiles.folder().toString());
            OwnFiles.requireFolder();
        } catch (InvalidInputException e) {
            missing.add("files: " + e.getMessage());
        }
    }

    private static void log(Map<String, @Nullable Object> facts, List<String> missing) {
        Path folder = LogFolder.path();
        facts.put("log", folder.toString());
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null
                || !Files.isWritable(existing)
                || LogFolder.obstacle().isPresent()) {
            missing.add("log file: " + folder + " cannot be written; name another with INFOPLANE_JAVA_OPTIONS=-D"
                    + LogFolder.PROPERTY + "=FOLDER");
        }
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    private static String text(Map<String, @Nullable Object> facts, List<String> missing) {
        TextTable table = new TextTable("", "");
        facts.forEach((name, value) -> {
            if (!name.equals("missing")) {
                table.add(name.replace('_', ' '), shown(value));
            }
        });
        StringBuilder text = new StringBuilder(table.toString().stripLeading());
        text.append(missing.isEmpty() ? "nothing is missing\n" : "missing:\n");
        missing.forEach(item -> text.append("  ").append(item).append('\n'));
        return text.toString();
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        return value instanceof Boolean present ? (present ? "yes" : "no") : value.toString();
    }
}
