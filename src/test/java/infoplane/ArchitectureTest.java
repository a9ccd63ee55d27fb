package infoplane;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every arrow of the architecture: what is not listed in {@link #MAY_IMPORT} is forbidden. */
@AnalyzeClasses(
        packages = "infoplane",
        importOptions = ImportOption.DoNotIncludeTests.class,
        cacheMode = CacheMode.PER_CLASS)
final class ArchitectureTest {
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("core", List.of()),
            Map.entry("backend", List.of("core")),
            Map.entry("dataset", List.of("core")),
            Map.entry("pairwise", List.of("core", "backend")),
            Map.entry("critic", List.of("core", "backend")),
            Map.entry("estimation", List.of("core", "pairwise", "critic")),
            Map.entry("schedule", List.of("core")),
            Map.entry("network", List.of("core", "dataset", "backend")),
            Map.entry("measuring", above()),
            Map.entry("experiment", above("measuring")),
            Map.entry("config", above("measuring", "experiment")),
            Map.entry("store", above("measuring", "experiment", "config")),
            Map.entry("figure", above("measuring", "experiment")),
            Map.entry("runs", above("measuring", "experiment", "config", "store", "figure")),
            Map.entry("cli", above("measuring", "experiment", "config", "runs", "figure")),
            Map.entry("ui", above("measuring", "experiment", "config", "runs", "figure"))));

    /** The same for the rooms of the window; {@code infoplane.ui} itself puts them together, and none of them knows it. */
    private static final Map<String, List<String>> ROOM_MAY_IMPORT = new TreeMap<>(Map.of(
            "theme", List.of(),
            "work", List.of("theme"),
            "guide", List.of("work", "theme"),
            "form", List.of("work", "theme"),
            "run", List.of("form", "work", "theme"),
            "setup", List.of("run", "form", "work", "theme"),
            "plot", List.of("run", "form", "work", "theme"),
            "results", List.of("plot", "run", "form", "work", "theme"),
            "export", List.of("plot", "run", "form", "work", "theme"),
            "memory", List.of("plot", "run", "form", "work", "theme")));

    private static List<String> above(String... more) {
        Stream<String> base =
                Stream.of("core", "backend", "dataset", "pairwise", "critic", "estimation", "schedule", "network");
        return Stream.concat(base, Stream.of(more)).toList();
    }

    @TestFactory
    Stream<DynamicTest> packagesImportOnlyWhatTheyMay() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("infoplane");
        return MAY_IMPORT.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + " imports " + entry.getValue(),
                        () -> arrows(entry.getKey(), entry.getValue()).check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> roomsOfTheWindowImportOnlyWhatTheyMay() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("infoplane.ui");
        return ROOM_MAY_IMPORT.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + " imports " + entry.getValue(),
                        () -> roomArrows(entry.getKey(), entry.getValue()).check(classes)));
    }

    private static ArchRule roomArrows(String room, List<String> allowed) {
        TreeSet<String> forbidden = new TreeSet<>(ROOM_MAY_IMPORT.keySet());
        forbidden.remove(room);
        allowed.forEach(forbidden::remove);
        String[] packages = Stream.concat(
                        Stream.of("infoplane.ui"), forbidden.stream().map(name -> "infoplane.ui." + name + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("infoplane.ui." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    private static ArchRule arrows(String layer, List<String> allowed) {
        TreeSet<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
        forbidden.remove(layer);
        allowed.forEach(forbidden::remove);
        String[] packages =
                forbidden.stream().map(name -> "infoplane." + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("infoplane." + layer + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages).or(resideInAPackage("infoplane")))
                .allowEmptyShould(true);
    }

    @Test
    void everyPackageHasItsArrows() {
        TreeSet<String> present = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("infoplane").stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> name.startsWith("infoplane."))
                        .map(name -> name.split("\\.")[1])
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), present);
    }

    @ArchTest
    static final ArchRule coreIsPlainJava = noClasses()
            .that()
            .resideInAPackage("infoplane.core..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", "infoplane.core..", "org.jspecify..")));

    @ArchTest
    static final ArchRule nativeMemoryHasFewOwners = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "infoplane.backend..", "infoplane.pairwise..", "infoplane.critic..", "infoplane.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
            .because("an INDArray is native memory and never leaves its package");

    @ArchTest
    static final ArchRule noPublicArrayOfNd4j = noClasses()
            .that()
            .resideInAnyPackage("infoplane.experiment..", "infoplane.estimation..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("INDArray");

    @ArchTest
    static final ArchRule javafxStaysInTheWindow = noClasses()
            .that()
            .resideOutsideOfPackage("infoplane.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule databindStaysInConfigAndStore = noClasses()
            .that()
            .resideOutsideOfPackages("infoplane.config..", "infoplane.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages("infoplane.cli..", "infoplane")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule runLaterIsCalledInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("infoplane.ui.work.WindowThread")
            .should()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                            com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("runLater"))
                    .as("runLater"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("infoplane.(*)..").should().beFreeOfCycles();
}
