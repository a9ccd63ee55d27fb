package infoplane.spark;

import infoplane.core.RunFailedException;
import infoplane.sweep.Cluster;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.apache.spark.api.java.JavaSparkContext;

/** The program and its libraries, which the machines of a cluster fetch from this one. */
final class ProgramJars {
    private ProgramJars() {}

    /** @throws RunFailedException if the program does not lie in jars */
    static void ship(JavaSparkContext context, SparkMaster master) {
        if (master.local()) {
            return;
        }
        List<String> there = context.jars(); // spark-submit sends the jar that it starts
        for (Path jar : jars()) {
            String name = "/" + jar.getFileName();
            if (there.stream().noneMatch(one -> one.endsWith(name))) {
                context.addJar(jar.toUri().toString());
            }
        }
    }

    /** The jar of this package, that of the program, and those that the program's names. */
    private static Set<Path> jars() {
        Set<Path> jars = new LinkedHashSet<>();
        jars.add(jar(ProgramJars.class));
        Path program = jar(Cluster.class);
        jars.add(program);
        try (JarFile file = new JarFile(program.toFile())) {
            Manifest manifest = file.getManifest();
            String libraries =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String library : libraries == null ? new String[0] : libraries.split(" ", -1)) {
                Path jar = Path.of(program.toUri().resolve(library));
                if (Files.isRegularFile(jar)) {
                    jars.add(jar);
                }
            }
        } catch (IOException e) {
            throw new RunFailedException(program + " cannot be read: " + e.getMessage() + ".", e);
        }
        return jars;
    }

    private static Path jar(Class<?> type) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isRegularFile(place)) {
                return place;
            }
            throw new RunFailedException("The machines of a cluster fetch the program as jars, but it was started from "
                    + place + "; build it with mvn -Pspark package.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
