package infoplane.ui.form;

import infoplane.config.SettingFacts;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.NoiseSettings;
import infoplane.network.QuantisationSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The form of the network. The widths are a text, which the buttons of the drawing change by one layer or one unit. */
public final class NetworkForm implements SettingsForm<NetworkSettings> {
    private static final int MOST_LAYERS = 64;
    /** What may stand between two widths: one comma, semicolon or hyphen, or blanks alone. */
    private static final Pattern WIDTHS = Pattern.compile("\\s*[,;-]\\s*|\\s+");

    private final SettingFacts ofWidths = SettingFacts.of(NetworkSettings.class, "hidden");
    private final TextEntry widths = RecordForm.described(
            TextEntry.parsed(ofWidths.name(), ofWidths.label(), NetworkForm::requireWidths), ofWidths);
    private final ChoiceEntry<Activation> activation =
            RecordForm.choice(NetworkSettings.class, "activation", Activation.class);
    private final ChoiceEntry<Initialisation> initialisation =
            RecordForm.choice(NetworkSettings.class, "initialisation", Initialisation.class);
    private final TextEntry sigma = RecordForm.described(
            TextEntry.decimal(
                    "noise", SettingFacts.of(NoiseSettings.class, "sigma").label()),
            SettingFacts.of(NoiseSettings.class, "sigma"));
    private final TextEntry activationBits = bits("activationBits");
    private final TextEntry weightBits = bits("weightBits");
    /** One activation for each hidden layer; empty if all layers have the same. */
    private final ObjectProperty<List<Activation>> perLayer = new SimpleObjectProperty<>(List.of());

    private final Form<NetworkSettings> form = new Form<>(
                    List.of(widths, activation, initialisation, sigma, activationBits, weightBits),
                    () -> new NetworkSettings(
                            hidden(),
                            activation.get(),
                            fittedActivations(),
                            initialisation.get(),
                            new NoiseSettings(sigma.decimal()),
                            new QuantisationSettings(activationBits.wholeOrNull(), weightBits.wholeOrNull())),
                    settings -> {
                        perLayer.set(settings.activations());
                        widths.show(join(settings.hidden()));
                        activation.show(settings.activation());
                        initialisation.show(settings.initialisation());
                        sigma.show(settings.noise().sigma());
                        show(activationBits, settings.quantisation().activationBits());
                        show(weightBits, settings.quantisation().weightBits());
                    },
                    NetworkSettings.defaults())
            .watching(perLayer);

    private static TextEntry bits(String name) {
        SettingFacts facts = SettingFacts.of(QuantisationSettings.class, name);
        return RecordForm.described(TextEntry.optionalWhole(name, facts.label()), facts);
    }

    private static void show(TextEntry entry, @Nullable Integer bits) {
        entry.show(bits == null ? "" : bits.toString());
    }

    public Form<NetworkSettings> form() {
        return form;
    }

    @Override
    public ReadOnlyObjectProperty<Checked<NetworkSettings>> settings() {
        return form.settings();
    }

    @Override
    public void show(NetworkSettings settings) {
        form.show(settings);
    }

    @Override
    public void saveTexts(String path, Map<String, String> texts) {
        form.saveTexts(path, texts);
        texts.put(
                path + ".activations",
                perLayer.get().stream().map(Activation::name).collect(Collectors.joining(" ")));
    }

    @Override
    public void restoreTexts(String path, Map<String, String> texts) {
        form.restoreTexts(path, texts);
        List<String> saved =
                List.of(texts.getOrDefault(path + ".activations", "").split(" "));
        perLayer.set(saved.stream()
                .flatMap(name -> Arrays.stream(Activation.values())
                        .filter(known -> known.name().equals(name)))
                .toList());
    }

    /** Adds a hidden layer before the output, as wide as the last hidden layer. */
    public void addLayer() {
        edit(layers -> {
            if (layers.size() < MOST_LAYERS) {
                layers.add(layers.isEmpty() ? 4 : layers.get(layers.size() - 1));
            }
            return layers;
        });
    }

    /** Removes a hidden layer. @param layer index from 0; ignored if there is no such layer */
    public void removeLayer(int layer) {
        if (layer >= 0 && layer < hiddenOrEmpty().size()) {
            perLayer.set(without(perLayer.get(), layer));
            edit(layers -> without(layers, layer));
        }
    }

    public void addUnits(int layer, int units) {
        edit(layers -> {
            layers.set(layer, Math.max(1, Math.min(NetworkSettings.MOST_UNITS, layers.get(layer) + units)));
            return layers;
        });
    }

    /** Sets the activation of one hidden layer. */
    public void setActivation(int layer, Activation own) {
        List<Activation> each = new ArrayList<>();
        for (int other = 0; other < hiddenOrEmpty().size(); other++) {
            each.add(other == layer ? own : activationOf(other));
        }
        boolean alike = each.stream().allMatch(activation.get()::equals);
        perLayer.set(alike ? List.of() : List.copyOf(each));
    }

    public Activation activationOf(int layer) {
        return layer < perLayer.get().size() ? perLayer.get().get(layer) : activation.get();
    }

    /** The widths of the hidden layers; empty while the text is invalid. */
    public List<Integer> hiddenOrEmpty() {
        try {
            return hidden();
        } catch (IllegalArgumentException e) { // the entry shows the problem
            return List.of();
        }
    }

    /** Whether the text of the widths is valid. */
    public boolean readable() {
        return widths.ownProblem().isEmpty();
    }

    private void edit(UnaryOperator<List<Integer>> change) {
        if (widths.ownProblem().isEmpty()) {
            widths.text().set(join(change.apply(new ArrayList<>(hidden()))));
        }
    }

    private List<Integer> hidden() {
        return parseWidths(widths.stripped());
    }

    /** The activations of the hidden layers, cut or extended to the number of layers. */
    private List<Activation> fittedActivations() {
        int layers = hidden().size();
        if (perLayer.get().isEmpty() || layers == 0) {
            return List.of();
        }
        List<Activation> fitted = new ArrayList<>(
                perLayer.get().subList(0, Math.min(layers, perLayer.get().size())));
        fitted.addAll(Collections.nCopies(layers - fitted.size(), activation.get()));
        return fitted;
    }

    private static <V> List<V> without(List<V> list, int index) {
        List<V> rest = new ArrayList<>(list);
        if (index < rest.size()) {
            rest.remove(index);
        }
        return rest;
    }

    private static List<Integer> parseWidths(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            return Arrays.stream(WIDTHS.split(text, -1)).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) { // also where nothing stands between two commas
            throw new IllegalArgumentException(
                    "must be whole numbers with one comma between them, such as 10, 7, 5", e);
        }
    }

    private static void requireWidths(String text) {
        if (parseWidths(text).stream().anyMatch(units -> units < 1 || units > NetworkSettings.MOST_UNITS)) {
            throw new IllegalArgumentException("must have 1 to " + NetworkSettings.MOST_UNITS + " units each");
        }
    }

    private static String join(List<Integer> widths) {
        return widths.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
