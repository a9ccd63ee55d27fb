package infoplane;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final List<String> ESTIMATING = List.of("core", "cells", "density", "pairwise", "critic", "backend");
    private static final List<String> MEASURING =
            with(ESTIMATING, "estimation", "calibration", "schedule", "dataset", "network");
    private static final List<String> FINDING = with(MEASURING, "measuring", "scales", "experiment", "findings");
    private static final List<String> RUNNING = with(FINDING, "config", "store");

    /** The room that only a build with the profile of this name has. */
    private static final String SPARK = "spark";

    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("core", List.of()),
            Map.entry("backend", List.of("core")),
            Map.entry("dataset", List.of("core")),
            Map.entry("pairwise", List.of("core", "backend")),
            Map.entry("critic", List.of("core", "backend")),
            Map.entry("cells", List.of("core")),
            Map.entry("density", List.of("core", "pairwise")),
            Map.entry("estimation", List.of("core", "cells", "density", "pairwise", "critic")),
            Map.entry("calibration", with(ESTIMATING, "estimation")),
            Map.entry("schedule", List.of("core")),
            Map.entry("network", List.of("core", "dataset", "backend")),
            Map.entry("measuring", MEASURING),
            Map.entry("scales", with(MEASURING, "measuring")),
            Map.entry("experiment", with(MEASURING, "measuring", "scales")),
            Map.entry("findings", with(MEASURING, "measuring", "scales", "experiment")),
            Map.entry("config", with(MEASURING, "measuring", "scales", "experiment")),
            Map.entry("store", with(FINDING, "config")),
            Map.entry("runs", RUNNING),
            Map.entry("sweep", with(RUNNING, "runs")),
            Map.entry(SPARK, List.of("core", "sweep")),
            Map.entry("figure", FINDING),
            Map.entry("report", with(RUNNING, "runs", "sweep", "figure")),
            Map.entry("benchmark", with(RUNNING, "runs", "sweep", "figure")),
            // people ask runs, never the store
            Map.entry("cli", with(FINDING, "config", "runs", "sweep", "figure", "report", "benchmark")),
            Map.entry("ui", with(FINDING, "config", "runs", "sweep", "figure", "report", "benchmark"))));

    private static final Map<String, List<String>> ROOMS_OF_FIGURE = new TreeMap<>(
            Map.of("plane", List.of("figure"), "chart", List.of("figure", "plane"), "file", List.of("figure")));

    /** {@code infoplane.ui} itself puts the rooms together; none of them knows it. */
    private static final Map<String, List<String>> ROOMS_OF_WINDOW = new TreeMap<>(Map.of(
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

    private static List<String> with(List<String> below, String... more) {
        return Stream.concat(below.stream(), Stream.of(more)).toList();
    }

    @TestFactory
    Stream<DynamicTest> packagesImportOnlyWhatTheyMay() {
        return arrows(MAY_IMPORT, "infoplane");
    }

    @TestFactory
    Stream<DynamicTest> roomsOfFiguresImportOnlyWhatTheyMay() {
        return arrows(ROOMS_OF_FIGURE, "infoplane.figure");
    }

    @TestFactory
    Stream<DynamicTest> roomsOfTheWindowImportOnlyWhatTheyMay() {
        return arrows(ROOMS_OF_WINDOW, "infoplane.ui");
    }

    private static Stream<DynamicTest> arrows(Map<String, List<String>> rooms, String house) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("infoplane");
        return rooms.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey() + " imports " + room.getValue(),
                        () -> arrow(rooms.keySet(), house, room.getKey(), room.getValue())
                                .check(classes)));
    }

    /** The package of the house itself counts as a room, which is called by its last name. */
    private static ArchRule arrow(Set<String> rooms, String house, String room, List<String> allowed) {
        TreeSet<String> forbidden = new TreeSet<>(rooms);
        forbidden.remove(room);
        allowed.forEach(forbidden::remove);
        Stream<String> itself =
                allowed.contains(house.substring(house.lastIndexOf('.') + 1)) ? Stream.empty() : Stream.of(house);
        String[] packages = Stream.concat(itself, forbidden.stream().map(name -> house + "." + name + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(house + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(room.equals(SPARK));
    }

    @Test
    void everyPackageHasItsArrows() {
        TreeSet<String> present = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("infoplane").stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> name.startsWith("infoplane."))
                        .map(name -> name.split("\\.")[1])
                        .collect(Collectors.toCollection(TreeSet::new));
        present.add(SPARK);
        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), present);
    }

    @ArchTest
    static final ArchRule sparkStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("infoplane.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..", "infoplane.spark..");

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
    static final ArchRule javafxAndSwingMeetInTestsOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.embed.swing..")
            .because("the program comes without the module javafx.swing");

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
            .resideOutsideOfPackage("infoplane.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule runLaterIsCalledInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("infoplane.ui.work.WindowThread")
            .should()
            .accessTargetWhere(JavaAccess.Predicates.target(HasName.Predicates.name("runLater"))
                    .as("runLater"));

    /** Some window managers show other windows at 200 × 200 pixels. */
    @ArchTest
    static final ArchRule windowsAreShownAtTheirSize = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("infoplane.ui.work.Sized")
            .should()
            .accessTargetWhere(JavaAccess.Predicates.targetOwner(HasName.Predicates.name("javafx.stage.Stage"))
                    .and(JavaAccess.Predicates.target(HasName.Predicates.nameMatching("show(AndWait)?")))
                    .as("Stage.show, by a call or a reference"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("infoplane.(*)..").should().beFreeOfCycles();
}
