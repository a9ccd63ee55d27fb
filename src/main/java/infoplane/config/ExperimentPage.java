package infoplane.config;

import infoplane.core.Allowed;
import infoplane.experiment.ExperimentSettings;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generates the reference of experiment files in Markdown: every field of every section, from the records. It gives people
 * the facts that {@link ExperimentSchema} gives programs.
 */
final class ExperimentPage {
    private static final String INTRODUCTION = """
            # Experiment files

            An experiment is one JSON file, such as those in [sample-configs](../sample-configs), which `run` also takes by name
            ([presets](command-line.md#presets)).

            * A field that is left out has its default, so `{}` is the default experiment.
            * Where a section has several types, `"type"` names one. The name alone means that type with its defaults:
              `"schedule": "log"`.
            * A misspelt field, a wrong type or a value that is not allowed is refused. The message names its path and, if
              another field has a similar name, that field.

            Editors complete and check these files with the JSON schema
            [assets/experiment.schema.json](../assets/experiment.schema.json). The field `"$schema"` names it, as in the
            shipped experiments; the program ignores that field.

            This page is made from the program.
            """;

    private static final String SWEEP = """

            ## Sweep: `sweep`

            Settings that vary, for the command `sweep` ([sweeps](sweeps.md)); no other command takes a file with this section.
            Its fields are paths of settings. The value of each is a list, or a range of equally spaced numbers:

            ```json
            "sweep": {
              "network.activation": ["tanh", "relu"],
              "training.learningRate": {"from": 0.0001, "to": 0.01, "points": 5, "log": true},
              "measure.estimators[0].bins": [10, 30, 100]
            }
            ```

            Any setting of the experiment may vary. Every combination is one experiment; `"sample": 50` beside the section, or in
            it, draws 50 of them by the experiment's seed instead.
            """;

    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private ExperimentPage() {}

    static String generate() {
        ExperimentPage made = new ExperimentPage();
        made.section("## Experiment", "", ExperimentSettings.class);
        made.page.append(SWEEP);
        made.section("### A range of values", "", SweepRange.class);
        return made.page.toString();
    }

    /** The fields of a record, followed by the sections inside it. */
    private void section(String heading, String path, Class<?> type) {
        page.append('\n').append(heading).append("\n\n");
        page.append("| field | type | default | allowed | what it is |\n|---|---|---|---|---|\n");
        Object example = Shapes.example(type);
        List<SettingFacts> fields = SettingFacts.of(type);
        fields.forEach(facts -> page.append(row(path, facts, example)));
        fields.forEach(facts -> inner(path + facts.name(), facts));
    }

    private void inner(String path, SettingFacts facts) {
        Type type = facts.component().getGenericType();
        Class<?> raw = Shapes.rawClass(type);
        boolean list = raw == List.class;
        Class<?> inside = list ? Shapes.rawClass(Shapes.elementOf(type)) : raw;
        String fields = path + (list ? "[]." : ".");
        if (Shapes.isFamily(inside)) {
            page.append("\n## ")
                    .append(facts.label())
                    .append(": `")
                    .append(path)
                    .append("`\n");
            Shapes.members(inside).forEach((name, member) -> {
                String heading = "### `" + name + "`: " + SettingFacts.labelOf(member);
                section(heading, fields, member);
            });
        } else if (inside.isRecord() && !facts.isNumberOrWord()) {
            section("## " + facts.label() + ": `" + path + "`", fields, inside);
        }
    }

    private static String row(String path, SettingFacts facts, Object example) {
        Object usual = Shapes.component(example, facts.component());
        Type type = facts.component().getGenericType();
        boolean nested = !RecordWriter.tree(usual).isValueNode() && !plainList(type);
        String plain =
                nested ? nested(type, usual) : code(RecordWriter.tree(usual).toString());
        String fallback = facts.required() ? "required" : plain;
        return Stream.of(
                        code(path + facts.name()),
                        type(type)
                                + (Shapes.orNumber(facts.component()) ? " (or whole numbers)" : "")
                                + (facts.optional() ? " or null" : ""),
                        fallback,
                        allowed(facts),
                        what(facts))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** The default type of a family; empty for sections, which have their own tables. */
    private static String nested(Type type, @Nullable Object usual) {
        Class<?> raw = Shapes.rawClass(type);
        return usual != null && Shapes.isFamily(raw)
                ? code("\"" + Shapes.memberName(raw, usual.getClass()) + "\"")
                : "see below";
    }

    private static String what(SettingFacts facts) {
        String unit = facts.unit().isEmpty() ? "" : " (" + facts.unit() + ")";
        return facts.label() + unit + (facts.help().isEmpty() ? "" : ": " + facts.help());
    }

    private static String allowed(SettingFacts facts) {
        Class<?> raw = Shapes.rawClass(facts.component().getGenericType());
        if (raw == List.class) {
            Class<?> element =
                    Shapes.rawClass(Shapes.elementOf(facts.component().getGenericType()));
            String each = facts.allowed().map(ExperimentPage::words).orElseGet(() -> constants(element));
            return each.isEmpty() ? "" : "each " + each;
        }
        return facts.allowed().map(ExperimentPage::words).orElseGet(() -> constants(raw));
    }

    private static String words(Allowed allowed) {
        return allowed instanceof Allowed.Numbers numbers
                ? numbers.range()
                : allowed.words().replaceFirst("^must be ", "");
    }

    /** The names of the constants of an enum in files, each with its description; empty for other types. */
    private static String constants(Class<?> type) {
        if (!type.isEnum()) {
            return "";
        }
        Map<String, Enum<?>> constants = Shapes.constants(type);
        return constants.entrySet().stream()
                .map(entry -> code(entry.getKey()) + " (" + SettingFacts.labelOf(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static boolean plainList(Type type) {
        return Shapes.rawClass(type) == List.class && !Shapes.isFamily(Shapes.rawClass(Shapes.elementOf(type)));
    }

    private static String type(Type type) {
        Class<?> raw = Shapes.rawClass(type);
        if (raw == List.class) {
            return "list";
        }
        if (raw.isEnum()) {
            return "choice";
        }
        if (Shapes.creator(raw).isPresent()) {
            return "whole number or text";
        }
        if (raw.isRecord() || Shapes.isFamily(raw)) {
            return "object";
        }
        return switch (ExperimentSchema.scalar(raw)) {
            case "boolean" -> "true or false";
            case "string" -> "text";
            case "number" -> "number";
            default -> "whole number";
        };
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
