package infoplane.cli;

import infoplane.config.Json;
import infoplane.config.Presets;
import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code presets}: lists the shipped experiments, shows one, or writes one as a file. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = "Lists the experiments that come with the program; run takes them by name.",
        footer = {
            "",
            "Examples:",
            "  infoplane presets",
            "  infoplane run szt-quick --out runs/quick",
            "  infoplane presets szt-tanh --export my.json"
        })
final class PresetsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Prints the experiment of this name as a file has it.")
    private @Nullable String name;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes it to a new file instead, with every field, to be changed.")
    private @Nullable Path export;

    @Option(names = "--json", description = "Lists them as one JSON object.")
    private boolean json;

    PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Presets.ShippedExperiment> presets = Presets.all();
        if (name != null) {
            write(Json.write(named(presets, name)));
        } else if (export != null) {
            throw new InvalidInputException("--export needs the NAME of a preset; presets are " + names(presets));
        } else {
            console.out().print(json ? Json.write(object(presets)) : table(presets));
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

    private static ExperimentSettings named(List<Presets.ShippedExperiment> presets, String name) {
        List<String> known =
                presets.stream().map(Presets.ShippedExperiment::name).toList();
        return presets.stream()
                .filter(preset -> preset.name().equals(name))
                .map(Presets.ShippedExperiment::settings)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("\"" + infoplane.core.PlainText.quoted(name)
                        + "\" is no preset; presets are " + names(presets) + Suggestion.clause(name, known)));
    }

    private static String names(List<Presets.ShippedExperiment> presets) {
        return String.join(
                ", ", presets.stream().map(Presets.ShippedExperiment::name).toList());
    }

    private static String table(List<Presets.ShippedExperiment> presets) {
        TextTable table = new TextTable("name", "epochs", "what it shows");
        presets.forEach(preset -> table.add(
                preset.name(),
                Integer.toString(preset.settings().training().epochs()),
                preset.settings().name()));
        return table.toString();
    }

    private static Map<String, @Nullable Object> object(List<Presets.ShippedExperiment> presets) {
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
        return object;
    }
}
