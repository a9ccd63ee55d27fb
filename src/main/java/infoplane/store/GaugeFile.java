package infoplane.store;

import infoplane.config.Json;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.experiment.RunResults;
import infoplane.experiment.Studies;
import infoplane.findings.JointGauge;
import infoplane.scales.GaugeAudit;
import infoplane.scales.GaugeAudit.Fall;
import infoplane.scales.GaugeVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code gauge.json}: the compression of a run in other coordinates; amounts in bits. The command prints the same object. */
public final class GaugeFile {
    private static final Logger LOG = LoggerFactory.getLogger(GaugeFile.class);
    static final String FILE = "gauge.json";

    private GaugeFile() {}

    /**
     * Keeps an audit in the folder of its run, in place of an earlier one. The claims of the run are judged again.
     *
     * @throws InvalidInputException if the folder cannot be written, or a run is writing to it
     */
    public static void keep(Path folder, GaugeAudit audit) {
        try (RunLock lock = RunLock.take(folder);
                Commit commit = new Commit(folder)) {
            SafeFiles.write(commit.draft().resolve(FILE), Json.write(object(audit)));
            if (RunFolder.hasBegun(folder)) { // with the digits of the file
                RunResults results = RunFolder.open(folder).results();
                Studies studies = results.studies();
                GaugeAudit written = parse(JsonFields.read(commit.draft().resolve(FILE)));
                RunFolder.writeFindings(
                        commit.draft(),
                        results.withStudies(new Studies(studies.asIfRandom(), studies.scales(), written)));
            }
            commit.apply();
        }
    }

    /** What the folder holds; empty if nothing, or if the file is damaged, because it can be measured again. */
    public static Optional<GaugeAudit> read(Path folder) {
        if (!Files.isRegularFile(folder.resolve(FILE))) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(JsonFields.read(folder.resolve(FILE))));
        } catch (InvalidInputException e) {
            LOG.info("An audit of coordinates is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** All that was kept of a run besides its plane. */
    static Studies studies(Path folder) {
        return new Studies(
                AsIfRandomFile.read(folder).orElse(null),
                ScaleSpaceFile.readSets(folder),
                read(folder).orElse(null));
    }

    /** The object in the file, as the command prints it. */
    public static Map<String, @Nullable Object> object(GaugeAudit audit) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        tree.put("orbits", audit.orbits());
        tree.put("epochs", audit.epochs());
        tree.put(
                "settings",
                audit.settings().stream().map(AsIfRandomFile::settings).toList());
        tree.put("layers", audit.falls().stream().map(GaugeFile::object).toList());
        return tree;
    }

    /** What audits of repeats say together: means, joint verdicts, and the 95 % intervals on which they rest. */
    public static Map<String, @Nullable Object> object(JointGauge joint) {
        Map<String, @Nullable Object> tree = object(joint.mean());
        tree.put(
                "layers",
                joint.mean().falls().stream()
                        .map(fall -> {
                            Map<String, @Nullable Object> layer = object(fall);
                            JointGauge.FallRange span = joint.of(fall);
                            layer.put("votes", span.votes());
                            layer.put("as_trained_interval_bits", FindingsJson.interval(span.asTrained()));
                            layer.put("least_interval_bits", FindingsJson.interval(span.least()));
                            layer.put("greatest_interval_bits", FindingsJson.interval(span.most()));
                            layer.put("words", joint.words(fall));
                            return layer;
                        })
                        .toList());
        return tree;
    }

    private static Map<String, @Nullable Object> object(Fall fall) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("layer", fall.layer());
        tree.put("estimator", fall.estimator());
        tree.put("as_trained_bits", bits(fall.asTrained()));
        tree.put("unit_rms_bits", bits(fall.unitRms()));
        tree.put("balanced_bits", bits(fall.balanced()));
        tree.put("orbit_min_bits", bits(fall.orbitMin()));
        tree.put("orbit_max_bits", bits(fall.orbitMax()));
        tree.put("verdict", fall.verdict().label());
        return tree;
    }

    private static @Nullable Double bits(@Nullable Information amount) {
        return amount == null ? null : Double.valueOf(amount.bits());
    }

    private static GaugeAudit parse(JsonFields tree) {
        return new GaugeAudit(
                tree.whole("orbits", 1),
                tree.numbers(tree.list("epochs"), "epochs").stream()
                        .map(Double::intValue)
                        .toList(),
                tree.objects("settings").stream()
                        .map(one -> Json.parseEstimator(one.tree().toString()))
                        .toList(),
                tree.objects("layers").stream().map(GaugeFile::fall).toList());
    }

    private static Fall fall(JsonFields tree) {
        String verdict = tree.text("verdict");
        return new Fall(
                tree.whole("layer", 1),
                tree.text("estimator"),
                orNull(tree, "as_trained_bits"),
                orNull(tree, "unit_rms_bits"),
                orNull(tree, "balanced_bits"),
                orNull(tree, "orbit_min_bits"),
                orNull(tree, "orbit_max_bits"),
                GaugeVerdict.of(verdict)
                        .orElseThrow(() -> Damage.of(tree.file(), Damage.quoted(verdict) + " is no verdict", null)));
    }

    private static @Nullable Information orNull(JsonFields tree, String field) {
        return tree.has(field) ? tree.bits(field) : null;
    }
}
