package infoplane;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Libraries that DL4J asks for and that nothing here loads stay off the class path: 28 MB of each installation. The tests
 * run on the class path of the program, so every other test shows that a part works without them. Source of the list: the
 * classes that Java loaded in runs with both engines ({@code -verbose:class}).
 */
class ClassPathTest {
    @ParameterizedTest
    @CsvSource({
        "fastutil, it/unimi/dsi/fastutil/Arrays",
        "protobuf, org/nd4j/shade/protobuf/ExperimentalApi",
        "oshi-core, oshi/SystemInfo",
        "jna, com/sun/jna/Native",
        "jna-platform, com/sun/jna/platform/DesktopWindow",
        "threetenbp, org/threeten/bp/LocalDate",
        "gson, com/google/gson/Gson",
        "commons-net, org/apache/commons/net/SocketClient",
        "flatbuffers-java, com/google/flatbuffers/FlatBufferBuilder",
        "neoitertools, net/ericaro/neoitertools/generators/CycleGenerator",
        "byteunits, com/jakewharton/byteunits/BinaryByteUnit",
        "resources, org/eclipse/deeplearning4j/resources/CustomResource",
        "deeplearning4j-utility-iterators, org/deeplearning4j/datasets/iterator/DoublesDataSetIterator",
        "commons-collections4, org/apache/commons/collections4/CollectionUtils",
        "commons-compress, org/apache/commons/compress/MemoryLimitException",
        "commons-text, org/apache/commons/text/WordUtils"
    })
    void unneededLibrariesAreLeftOut(String artifact, String classOfIt) {
        assertNull(found(classOfIt), artifact);
    }

    /** The check above would pass for any misspelt name if it looked in the wrong place. */
    @ParameterizedTest
    @ValueSource(strings = {"org/nd4j/linalg/factory/Nd4j", "org/apache/commons/lang3/ArrayUtils"})
    void theSearchFindsWhatIsThere(String classOfIt) {
        assertNotNull(found(classOfIt));
    }

    private static @Nullable Object found(String classOfIt) {
        return ClassPathTest.class.getClassLoader().getResource(classOfIt + ".class");
    }
}
