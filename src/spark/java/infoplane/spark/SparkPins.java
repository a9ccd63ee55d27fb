package infoplane.spark;

import infoplane.sweep.Clusters;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;

/**
 * The settings with which a sweep goes to a cluster. What the user set by {@code spark-submit} or as system properties stays,
 * but for what results depend on.
 */
final class SparkPins {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    private static final String EXECUTOR_MEMORY = "spark.executor.memory";
    private static final String TASK_CPUS = "spark.task.cpus";
    private static final String DRIVER_HOST = "spark.driver.host";
    /** Spark's own default, in MiB. */
    private static final long USUAL_MEBIBYTES = 1024;

    private final SparkConf conf = new SparkConf();

    SparkPins(Clusters.Request request, SparkMaster master) {
        conf.setMaster(master.address()).setAppName("infoplane: " + request.name());
        if (request.threads() > 0) {
            conf.set(TASK_CPUS, Integer.toString(request.threads()));
        }
        conf.setIfMissing(EXECUTOR_MEMORY, Math.max(USUAL_MEBIBYTES, request.heapMebibytes()) + "m");
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.log.level", "WARN");
        conf.setExecutorEnv(
                "OMP_NUM_THREADS", "1"); // waiting threads of OpenMP make small networks tens of times slower
        conf.set(
                "spark.serializer",
                JavaSerializer.class.getName()); // results are Java's records, which Kryo cannot read
        conf.set("spark.speculation", "false"); // nothing is computed twice
        conf.set("spark.driver.maxResultSize", "0"); // runs that are sent back are as large as they are
        conf.set(EXECUTOR_OPTIONS, (conf.get(EXECUTOR_OPTIONS, "") + " " + javaOptions()).strip());
        String given = Stream.of("SPARK_LOCAL_IP", "SPARK_LOCAL_HOSTNAME")
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .orElse("");
        if (given.isEmpty()) {
            master.seenAs().map(InetAddress::getHostAddress).ifPresent(host -> conf.setIfMissing(DRIVER_HOST, host));
        }
    }

    /** Vectors, and when their code is compiled, as in this process: results are the same to the last digit. */
    private static String javaOptions() {
        String compiled = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:CompileCommand="))
                .collect(Collectors.joining(" "));
        return ("--add-modules=jdk.incubator.vector " + compiled).strip();
    }

    SparkConf conf() {
        return conf;
    }

    /** Threads of each task. */
    int taskThreads() {
        return Math.max(1, conf.getInt(TASK_CPUS, 1));
    }

    /** What a machine must have free, in words. */
    String needs() {
        int threads = taskThreads();
        return (threads == 1 ? "1 core" : threads + " cores") + " and " + conf.get(EXECUTOR_MEMORY) + " of memory";
    }
}
