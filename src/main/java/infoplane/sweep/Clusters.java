package infoplane.sweep;

import infoplane.core.InvalidInputException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** A library that connects the program with clusters; {@link ServiceLoader} finds it where it is installed. */
public interface Clusters {
    /**
     * What a sweep asks of a cluster.
     *
     * @param master the address of the cluster
     * @param name what the cluster calls the work
     * @param threads of each task; 0 to leave it to the cluster's settings
     * @param heapMebibytes heap of Java that one task needs on its machine
     */
    record Request(String master, String name, int threads, long heapMebibytes) {}

    /**
     * Connects with a cluster, and waits until a machine of it has carried out a task.
     *
     * @param say tells people why it takes long
     * @throws InvalidInputException if the address is none
     * @throws infoplane.core.RunFailedException if the cluster does not answer, or refuses
     */
    Cluster connect(Request request, Consumer<String> say);

    /** The library that is installed; empty if there is none, or it lacks those that it needs itself. */
    static Optional<Clusters> installed() {
        try {
            return ServiceLoader.load(Clusters.class).findFirst();
        } catch (ServiceConfigurationError | LinkageError e) {
            LoggerFactory.getLogger(Clusters.class).info("no cluster can be used: {}", e.toString());
            return Optional.empty();
        }
    }
}
