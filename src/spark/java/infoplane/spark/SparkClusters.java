package infoplane.spark;

import infoplane.core.RunFailedException;
import infoplane.sweep.Cluster;
import infoplane.sweep.Clusters;
import infoplane.sweep.TaskLostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects with Spark clusters. {@link java.util.ServiceLoader} makes it. */
public final class SparkClusters implements Clusters {
    private static final Logger LOG = LoggerFactory.getLogger(SparkClusters.class);
    /** The last Java with which Hadoop's libraries in Spark 4.0 find out who the user is. */
    private static final int LAST_JAVA = 23;
    /** Time to start Java on a machine and to fetch the program; after it people are told that nothing happens. */
    private static final long PATIENCE_SECONDS = 30;

    @Override
    public Cluster connect(Request request, Consumer<String> say) {
        SparkMaster master = SparkMaster.of(request.master());
        if (Runtime.version().feature() > LAST_JAVA) {
            throw new RunFailedException("Spark 4.0 runs on Java 17 to " + LAST_JAVA + " but this is Java "
                    + Runtime.version().feature() + "; set JAVA_HOME to one of these.");
        }
        SparkPins pins = new SparkPins(request, master);
        SparkCluster cluster = new SparkCluster(context(pins, master), pins.taskThreads());
        try {
            ProgramJars.ship(cluster.context(), master);
            greet(
                    cluster,
                    () -> say.accept("still waiting for a machine of " + master.address() + ": it must have "
                            + pins.needs() + " free, and reach this machine"));
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    private static JavaSparkContext context(SparkPins pins, SparkMaster master) {
        try {
            return new JavaSparkContext(pins.conf());
        } catch (Exception e) { // Scala's checked exceptions come unannounced
            LOG.info("Spark did not start", e);
            throw new RunFailedException(
                    "Spark could not connect with " + master.address() + ": " + SparkWords.reason(e) + ".", e);
        }
    }

    /** Has a first task carried out, so that what is wrong with the machines shows before anything is written. */
    private static void greet(SparkCluster cluster, Runnable slow) {
        CountDownLatch answered = new CountDownLatch(1);
        Thread patience = new Thread(
                () -> {
                    try {
                        if (!answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                            slow.run();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "patience");
        patience.setDaemon(true);
        patience.start();
        try {
            int java = cluster.call(new JavaVersion());
            LOG.info("a machine of the cluster answers, with Java {}", java);
        } catch (TaskLostException e) {
            throw new RunFailedException(String.valueOf(e.getMessage()), e);
        } catch (CancellationException e) {
            throw new RunFailedException("The connection with the cluster was ended.", e);
        } finally {
            answered.countDown();
        }
    }

    /** The Java of a machine. */
    private record JavaVersion() implements Cluster.Task<Integer> {
        @Override
        public Integer call(int threads) {
            return Runtime.version().feature();
        }
    }
}
