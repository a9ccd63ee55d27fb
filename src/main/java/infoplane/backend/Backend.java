package infoplane.backend;

import infoplane.core.RunFailedException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts ND4J once, pinned to one thread: OpenMP's waiting threads make small networks tens of times slower when the
 * cores are busy, and this program is parallel over estimates and runs instead.
 */
public final class Backend {
    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
    private static final Object LOCK = new Object();
    /** Whether DL4J writes a file into the working directory when memory is short. */
    private static final String CRASH_DUMP = "org.deeplearning4j.crash.reporting.enabled";

    private static volatile @Nullable BackendFacts facts;
    private static volatile @Nullable RunFailedException failure;

    private Backend() {}

    /**
     * Starts ND4J if nobody has; cheap afterwards. Thread-safe.
     *
     * @return what it runs on
     * @throws RunFailedException if it cannot start: why, and what to do
     */
    public static BackendFacts start() {
        BackendFacts known = facts;
        if (known != null) {
            return known;
        }
        synchronized (LOCK) {
            RunFailedException earlier = failure;
            if (earlier != null) { // a class that failed to initialise would now only say NoClassDefFoundError
                throw new RunFailedException(String.valueOf(earlier.getMessage()), earlier);
            }
            BackendFacts started = facts;
            return started != null ? started : startOnce();
        }
    }

    /** Whether this build has the CUDA backend, so that starting ND4J might find a graphics card; starts nothing. */
    public static boolean mayUseCuda() {
        return Cuda.onClassPath();
    }

    /**
     * Starts ND4J and insists on a graphics card.
     *
     * @throws RunFailedException if it computes on the CPU: why
     */
    public static BackendFacts requireCuda() {
        BackendFacts started = start();
        if (!started.isCuda()) {
            throw new RunFailedException("backend is cuda but ND4J computes on the CPU: " + started.cuda());
        }
        return started;
    }

    private static BackendFacts startOnce() {
        try {
            Cuda.refusal().ifPresent(sentence -> {
                throw new RunFailedException(sentence);
            });
            quieten();
            pinToOneThread();
            BackendFacts started = gather();
            facts = started;
            LOG.info("ND4J {} on {} ({})", started.nd4jVersion(), started.name(), started.device());
            return started;
        } catch (RunFailedException refused) {
            failure = refused;
            throw refused;
        } catch (LinkageError | RuntimeException cause) { // static initialisers of native libraries throw Errors
            RunFailedException failed = new RunFailedException(sentence(cause), cause);
            failure = failed;
            throw failed;
        }
    }

    private static void quieten() {
        setUnlessGiven(ND4JSystemProperties.LOG_INITIALIZATION, "false");
        setUnlessGiven(CRASH_DUMP, "false"); // out of memory is told; a file in the user's folder helps nobody
        setUnlessGiven(ND4JSystemProperties.ND4J_IGNORE_AVX, "true");
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static void pinToOneThread() {
        Nd4j.getEnvironment().setMaxThreads(1); // Nd4j first: NativeOpsHolder alone leaves it half initialised
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    private static BackendFacts gather() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        boolean cpu = Nd4j.getEnvironment().isCPU();
        return new BackendFacts(
                cpu ? "CPU" : "CUDA",
                cpu ? Processor.name() : Cuda.deviceName(environment),
                libraryVersion(),
                environment.getProperty("blas.vendor", "unknown") + ", 1 thread",
                NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
                Cuda.explain(!cpu),
                nativesFolder());
    }

    /** Its manifest names no version; what Maven left in the jar does. */
    private static String libraryVersion() {
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("version", "of unknown version");
        } catch (IOException unreadable) {
            return "of unknown version";
        }
    }

    private static String nativesFolder() {
        try {
            return Loader.getCacheDir().getPath();
        } catch (IOException unusable) {
            return "none that can be written";
        }
    }

    /** One sentence for the failure of a native library, which hides its reason below several wrappings. */
    static String sentence(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
        String folder = System.getProperty(
                "org.bytedeco.javacpp.cachedir",
                System.getProperty("user.home") + File.separator + ".javacpp" + File.separator + "cache");
        return "ND4J's native library could not be loaded (" + reason
                + "); check that this machine's build is used and that " + folder
                + " can be written and has 500 MB free, or name another folder with"
                + " -Dorg.bytedeco.javacpp.cachedir=FOLDER";
    }
}
