package infoplane.spark;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a Spark cluster, which answers.
 *
 * @param address as Spark reads it
 * @param local whether this process is the whole cluster
 * @param seenAs the address by which the cluster reaches this machine; empty if it is not known
 */
record SparkMaster(String address, boolean local, Optional<InetAddress> seenAs) {
    private static final String STANDALONE = "spark://";
    private static final String PLACE = "[^\\s/,:]+:\\d{1,5}";
    private static final Pattern STANDALONES = Pattern.compile(STANDALONE + PLACE + "(," + PLACE + ")*");
    private static final Pattern LOCAL = Pattern.compile("local(\\[(\\d{1,4}|\\*)(\\s*,\\s*\\d{1,4})?])?");
    private static final Pattern OTHERS = Pattern.compile("yarn|k8s://\\S+|local-cluster\\[[\\d\\s,]+]");
    private static final int PATIENCE_MILLIS = 10_000;

    /**
     * @throws InvalidInputException if the text is no address of a cluster
     * @throws RunFailedException if nobody answers there
     */
    static SparkMaster of(String address) {
        if (LOCAL.matcher(address).matches()) {
            return new SparkMaster(address, true, Optional.empty());
        }
        if (OTHERS.matcher(address).matches()) {
            return new SparkMaster(address, false, Optional.empty());
        }
        if (!STANDALONES.matcher(address).matches()) {
            throw new InvalidInputException(
                    "--spark is \"" + PlainText.quoted(address)
                            + "\" but must be the address of a Spark cluster: spark://HOST:PORT, k8s://ADDRESS, yarn, or local[N]");
        }
        return new SparkMaster(address, false, Optional.of(reached(address)));
    }

    /** Spark itself would try for a minute, and then say so in many lines. */
    private static InetAddress reached(String address) {
        List<String> reasons = new ArrayList<>();
        for (String place : address.substring(STANDALONE.length()).split(",", -1)) {
            String host = place.substring(0, place.lastIndexOf(':'));
            int port = Integer.parseInt(place.substring(host.length() + 1));
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), PATIENCE_MILLIS);
                return socket.getLocalAddress();
            } catch (UnknownHostException e) {
                reasons.add("no machine is called " + host);
            } catch (IOException | IllegalArgumentException e) {
                reasons.add(e.getMessage() == null ? e.toString() : PlainText.quoted(e.getMessage()));
            }
        }
        throw new RunFailedException("No Spark master answers at " + address + ": " + String.join("; ", reasons) + ".");
    }
}
