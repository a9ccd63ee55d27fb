package infoplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms stay small enough to be known, and a name means one thing. */
final class RoomsTest {
    private static final Path SOURCES = Path.of("src/main/java/infoplane");
    private static final int MOST_FILES = 45;
    /** Sealed families stay in one package, and the loops of both engines beside what calls them. */
    private static final Map<String, Integer> MORE = Map.of("estimation", 60, "network", 60);

    private static final int MOST_LINES = 400;

    @Test
    void noFolderHoldsTooManyFiles() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : sources()) {
            counts.merge(SOURCES.relativize(file.resolveSibling("")).toString(), 1, Integer::sum);
        }
        Map<String, Integer> tooMany = new TreeMap<>(counts);
        tooMany.entrySet().removeIf(room -> room.getValue() <= MORE.getOrDefault(room.getKey(), MOST_FILES));
        assertEquals(Map.of(), tooMany);
    }

    @Test
    void noFileIsTooLong() throws IOException {
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            assertTrue(lines <= MOST_LINES, file + " has " + lines + " lines");
        }
    }

    /**
     * Refusals are read in the window, too, which has fields and no options. What only the command line asks for may name its
     * options, as may what begins a program.
     */
    @Test
    void messagesNameNoOption() throws IOException {
        Pattern option = Pattern.compile("\"[^\"\n]*--[a-z]");
        Set<String> asked = Set.of(
                "ui/Workbench.java",
                "backend/GraphicsCard.java",
                "network/Kernels.java",
                "pairwise/PairwiseEngine.java",
                "store/Salvage.java",
                "runs/Recovery.java",
                "runs/Verification.java",
                "runs/RunCommandLine.java",
                "sweep/SlurmScript.java",
                "report/ReplicationLine.java",
                "ui/export/FigureLine.java");
        Set<String> naming = new TreeSet<>();
        for (Path file : sources()) {
            String name = SOURCES.relativize(file).toString();
            if (!name.startsWith("cli/")
                    && option.matcher(Files.readString(file)).find()) {
                naming.add(name);
            }
        }
        assertEquals(new TreeSet<>(asked), naming);
    }

    @Test
    void everyRoomSaysWhatItIsFor() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(folder -> holdsSources(folder) && !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertEquals(List.of(), silent);
        }
    }

    private static boolean holdsSources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    @Test
    void noTwoPublicTypesHaveOneName() {
        Map<String, List<String>> byName = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("infoplane").stream()
                        .filter(RoomsTest::isPublic)
                        .collect(Collectors.groupingBy(
                                JavaClass::getSimpleName,
                                TreeMap::new,
                                Collectors.mapping(JavaClass::getName, Collectors.toList())));
        byName.values().removeIf(names -> names.size() < 2);
        assertEquals(Map.of(), byName);
    }

    /** Also of the types around it, without which nobody can name it. */
    private static boolean isPublic(JavaClass type) {
        return !type.getSimpleName().isEmpty()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(RoomsTest::isPublic).orElse(true);
    }
}
