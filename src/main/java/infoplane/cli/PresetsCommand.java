package infoplane.cli;

import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code presets}: lists the shipped experiments, shows one, or writes one as a file. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Lists the experiments and sweeps that come with the program; run and sweep take them by name.",
        footer = {
            "",
            "Examples:",
            "  infoplane presets",
            "  infoplane run szt-quick --out runs/quick",
            "  infoplane presets szt-tanh --export my.json",
            "  infoplane presets szt-sweep --export my-sweep.json"
        })
final class PresetsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Prints the experiment or the sweep of this name as a file has it.")
    private @Nullable String name;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes it to a new file instead, to be changed; an experiment with every field.")
    private @Nullable Path export;

    @Option(names = "--json", description = "Lists them as one JSON object.")
    private boolean json;

    PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Presets.ShippedExperiment> presets = Presets.all();
        List<Presets.ShippedSweep> sweeps = Presets.sweeps();
        List<String> names = Stream.concat(
                        presets.stream().map(Presets.ShippedExperiment::name),
                        sweeps.stream().map(Presets.ShippedSweep::name))
                .toList();
        if (name != null) {
            write(named(presets, sweeps, names, name));
        } else if (export != null) {
            throw new InvalidInputException(
                    "--export needs the NAME of a preset; presets are " + String.join(", ", names));
        } else {
            console.out().print(json ? Json.write(object(presets, sweeps)) : table(presets, sweeps));
        }
        return ExitCode.DONE;
    }

    private void write(String experiment) {
        if (export == null || StandardInput.isMeant(export)) {
            console.out().print(experiment);
            return;
        }
        if (Files.exists(export)) {
            throw new InvalidInputException(export + " exists already; --export writes a new file only");
        }
        SafeFiles.write(export, experiment);
        console.say("wrote " + export);
    }

    private static String named(
            List<Presets.ShippedExperiment> presets,
            List<Presets.ShippedSweep> sweeps,
            List<String> names,
            String name) {
        return Stream.concat(
                        presets.stream()
                                .filter(preset -> preset.name().equals(name))
                                .map(preset -> Json.write(preset.settings())),
                        sweeps.stream()
                                .filter(sweep -> sweep.name().equals(name))
                                .map(sweep -> sweep.sweep().json()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("\"" + infoplane.core.PlainText.quoted(name)
                        + "\" is no preset; presets are " + String.join(", ", names)
                        + Suggestion.clause(name, names)));
    }

    private static String table(List<Presets.ShippedExperiment> presets, List<Presets.ShippedSweep> sweeps) {
        TextTable table = new TextTable("name", "epochs", "what it shows");
        presets.forEach(preset -> table.add(
                preset.name(),
                Integer.toString(preset.settings().training().epochs()),
                preset.settings().name()));
        sweeps.forEach(one -> table.add(
                one.name(),
                Integer.toString(
                        one.sweep().points().get(0).settings().training().epochs()),
                one.sweep().name() + ", a sweep of " + one.sweep().points().size() + " combinations"));
        return table.toString();
    }

    private static Map<String, @Nullable Object> object(
            List<Presets.ShippedExperiment> presets, List<Presets.ShippedSweep> sweeps) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put(
                "presets",
                presets.stream()
                        .map(preset -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("name", preset.name());
                            one.put("shows", preset.settings().name());
                            one.put("epochs", preset.settings().training().epochs());
                            return one;
                        })
                        .toList());
        object.put(
                "sweeps",
                sweeps.stream()
                        .map(sweep -> {
                            Map<String, @Nullable Object> one = new LinkedHashMap<>();
                            one.put("name", sweep.name());
                            one.put("shows", sweep.sweep().name());
                            one.put("combinations", sweep.sweep().points().size());
                            return one;
                        })
                        .toList());
        return object;
    }
}
