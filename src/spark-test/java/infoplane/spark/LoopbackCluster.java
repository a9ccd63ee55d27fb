package infoplane.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A master and two workers of Spark, on the loopback, with the libraries that a distribution of Spark has. */
final class LoopbackCluster implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String LOOPBACK = "127.0.0.1";
    /** What Spark's own scripts open on Java 17 (org.apache.spark.launcher.JavaModuleOptions). */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.security.action",
            "sun.util.calendar");

    private final Path folder;
    private final int port;
    private final Daemon master;
    private final List<Daemon> workers = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();

    LoopbackCluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        port = freePort();
        Path home = home();
        master = daemon(home, "master.Master", "--host", LOOPBACK, "--port", "" + port, "--webui-port", "0");
        master.await("New state: ALIVE");
        for (int worker = 0; worker < 2; worker++) {
            workers.add(daemon(
                    home,
                    "worker.Worker",
                    "--host",
                    LOOPBACK,
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    folder.resolve("worker" + worker).toString(),
                    address()));
        }
        for (Daemon worker : workers) {
            worker.await("Successfully registered with master");
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A folder of jars, as the workers' scripts want it: Spark's libraries, in Spark's own versions. */
    private Path home() throws IOException {
        Path home = folder.resolve("home");
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String libraries : List.of("spark-own", "lib-spark")) {
            try (Stream<Path> files = Files.list(TARGET.resolve(libraries))) {
                files.filter(jar -> isOwn(jar) || libraries.equals("spark-own"))
                        .filter(jar -> Files.notExists(jars.resolve(jar.getFileName())))
                        .forEach(jar -> link(jars, jar));
            }
        }
        return home;
    }

    /** Not what Maven chose for the program's sake. */
    private static boolean isOwn(Path jar) {
        return !jar.getFileName().toString().matches("(jackson-module-scala|paranamer|compress-lzf).*");
    }

    private void link(Path jars, Path jar) {
        try {
            links.add(Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Daemon daemon(Path home, String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", home + "/jars/*", "org.apache.spark.deploy." + type));
        command.addAll(List.of(arguments));
        return new Daemon(
                command,
                Map.of("SPARK_HOME", home.toString(), "SPARK_LOCAL_IP", LOOPBACK, "SPARK_SCALA_VERSION", "2.13"),
                folder);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String address() {
        return "spark://" + LOOPBACK + ":" + port;
    }

    void killAWorker() {
        workers.remove(0).close();
    }

    /** The program, from the jars that the build made. */
    static Daemon program(Path folder, String... arguments) throws IOException {
        String path = String.join(
                File.pathSeparator,
                TARGET.resolve("infoplane.jar").toString(),
                TARGET.resolve("infoplane-spark.jar").toString(),
                TARGET.resolve("lib-spark") + "/*");
        List<String> command = new ArrayList<>(
                List.of(java(), "--add-modules=jdk.incubator.vector", "-Xmx512m", "-cp", path, "infoplane.Main"));
        command.addAll(List.of(arguments));
        return new Daemon(command, Map.of("OMP_NUM_THREADS", "1"), folder);
    }

    @Override
    public void close() throws IOException {
        workers.forEach(Daemon::close);
        master.close();
        for (Path link : links) { // JUnit warns of each that leads out of the test's folder
            Files.delete(link);
        }
    }
}
