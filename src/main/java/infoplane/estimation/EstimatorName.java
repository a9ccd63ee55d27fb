package infoplane.estimation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an estimator is called where people read: in headings, legends and menus. Files and the command line have its
 * {@linkplain EstimatorSettings#id() id} instead, from which the name is made: results know no more of the estimators
 * that measured them. Different ids have different names, short ones too.
 */
public final class EstimatorName {
    /** One of its settings; {@code brief} is empty for what goes without saying. */
    private record Detail(String brief, String whole) {}

    private final String kind;
    private final String kindInFull;
    private final List<Detail> details = new ArrayList<>();

    private EstimatorName(String kind, String kindInFull) {
        this.kind = kind;
        this.kindInFull = kindInFull;
    }

    /** @param id that of an estimator this version does not know is its name as it stands */
    public static EstimatorName of(String id) {
        String[] parts = id.split(":", -1);
        try {
            return of(parts[0], Arrays.copyOfRange(parts, 1, parts.length));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) { // of another version
            return new EstimatorName(id, id);
        }
    }

    /** Such as {@code Binning, 30 bins}: the settings that are usual are left out. */
    public String brief() {
        return joined(kind, briefDetails());
    }

    /** Such as {@code Kernel density bounds, upper bound, noise variance 0.05}: all settings. */
    public String whole() {
        return joined(kindInFull, details.stream().map(Detail::whole));
    }

    /** Such as {@code Binning (30 bins)}: the same as {@link #brief()} where names stand in lists with commas. */
    public String enclosed() {
        return settings().isEmpty() ? kind : kind + " (" + settings() + ")";
    }

    /** Such as {@code 30 bins}: the settings that are not usual. */
    public String settings() {
        return briefDetails().collect(Collectors.joining(", "));
    }

    /** Such as {@code Binning}, where there is one of the kind. */
    public String kind() {
        return kind;
    }

    private Stream<String> briefDetails() {
        return details.stream().map(Detail::brief).filter(said -> !said.isEmpty());
    }

    private static String joined(String first, Stream<String> more) {
        return Stream.concat(Stream.of(first), more).collect(Collectors.joining(", "));
    }

    private EstimatorName with(String brief, String whole) {
        details.add(new Detail(brief, whole));
        return this;
    }

    private EstimatorName with(String said) {
        return with(said, said);
    }

    private EstimatorName usually(String usual, String said) {
        return with(said.equals(usual) ? "" : said, said);
    }

    private static EstimatorName of(String type, String[] settings) {
        return switch (type) {
            case "binning" -> binning(settings);
            case "quantised" -> counting(settings);
            case "kde" -> kde(settings);
            case "ksg" -> ksg(settings);
            case "ross" -> neighbours("Ross", "Ross", settings);
            case "mixed-ksg" -> neighbours("Mixed KSG", "Mixed KSG", settings);
            case "knn-entropy" -> neighbours("Kozachenko–Leonenko", "Kozachenko–Leonenko", settings);
            case "lga" -> neighbours("LGA", "Local Gaussian approximation", settings);
            case "lnc" -> lnc(settings);
            case "lnn" ->
                named("LNN", "Local nearest neighbours", settings, 2)
                        .with("k = " + settings[0])
                        .usually("m = 30", "m = " + settings[1]);
            case "renyi" ->
                named("Rényi", "Matrix-based Rényi entropy", settings, 4)
                        .with("α = " + number(settings[0]))
                        .usually("width factor 1", "width factor " + number(settings[1]))
                        .usually("batches of 500", "batches of " + settings[2])
                        .usually("8 batches", settings[3] + " batches");
            case "infonce" ->
                critic("InfoNCE", settings, InfoNceSettings.defaults().id());
            case "mine" -> critic("MINE", settings, MineSettings.defaults().id());
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static EstimatorName named(String kind, String kindInFull, String[] settings, int count) {
        if (settings.length != count) {
            throw new IllegalArgumentException(kind + " has " + count + " settings, not " + settings.length);
        }
        return new EstimatorName(kind, kindInFull);
    }

    private static EstimatorName binning(String[] settings) {
        EstimatorName name = new EstimatorName("Binning", "Binning");
        int known = 2;
        switch (settings[0]) {
            case "idnns" -> {
                name.with("as published (IDNNs)");
                known = 1;
            }
            case "size" -> name.with("cells of " + number(settings[1]));
            case "equal-mass" -> name.with(settings[1] + " bins of equal mass");
            case "equal-width" -> {
                name.with(settings[1] + " bins", settings[1] + " bins of equal width");
                addRange(name, settings[2]);
                known = 3;
            }
            default -> throw new IllegalArgumentException(settings[0]);
        }
        return corrected(name, settings, known);
    }

    private static void addRange(EstimatorName name, String range) {
        switch (range) {
            case "activation" -> name.with("", "range of the activation");
            case "layer" -> name.with("range of each layer", "range of each layer and epoch");
            case "neuron" -> name.with("range of each unit", "range of each unit and epoch");
            case "run" -> name.with("range of the run", "range of the whole run");
            default -> {
                String[] ends = range.split("\\.\\.", -1);
                name.with("from " + number(ends[0]) + " to " + number(ends[1]));
            }
        }
    }

    private static EstimatorName counting(String[] settings) {
        return corrected(new EstimatorName("Exact counting", "Exact counting"), settings, 0);
    }

    /** @param known settings that come before the correction, which is there if it is not none */
    private static EstimatorName corrected(EstimatorName name, String[] settings, int known) {
        if (settings.length == known) {
            return name;
        }
        return switch (settings[known]) {
            case "miller-madow" -> name.with("Miller–Madow correction");
            case "chao-shen" -> name.with("Chao–Shen correction");
            default -> throw new IllegalArgumentException(settings[known]);
        };
    }

    private static EstimatorName kde(String[] settings) {
        String noise = number(settings[1]);
        boolean relative = settings.length > 2;
        return new EstimatorName("KDE", "Kernel density bounds")
                .usually("upper bound", settings[0] + " bound")
                .with(
                        "noise " + noise + (relative ? " of the layer’s" : ""),
                        "noise variance " + noise + (relative ? " times that of the layer" : ""));
    }

    private static EstimatorName ksg(String[] settings) {
        return new EstimatorName("KSG", "Kraskov–Stögbauer–Grassberger")
                .usually("variant 1", "variant " + settings[0])
                .with("k = " + settings[1])
                .usually("standardised", settings.length > 2 ? "not standardised" : "standardised");
    }

    private static EstimatorName neighbours(String kind, String kindInFull, String[] settings) {
        return named(kind, kindInFull, settings, 1).with("k = " + settings[0]);
    }

    private static EstimatorName lnc(String[] settings) {
        EstimatorName name = new EstimatorName("LNC", "Local non-uniformity correction").with("k = " + settings[0]);
        return settings.length == 1 ? name : name.with("α = " + number(settings[1]));
    }

    private static EstimatorName critic(String kind, String[] settings, String usualId) {
        String[] usual = usualId.split(":", -1);
        String[] what = {"units", "embedding", "batch", "steps", "learning rate", "seed"};
        EstimatorName name = named(kind, kind, settings, what.length);
        for (int number = 0; number < what.length; number++) {
            String words = what[number] + " " + number(settings[number]);
            name.usually(what[number] + " " + number(usual[number + 1]), words);
        }
        return name;
    }

    /** Without the zeros, and the powers of ten of small numbers, that Java writes. */
    private static String number(String written) {
        BigDecimal value = new BigDecimal(written);
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return (plain.length() > 12 ? written : plain).replace('-', '−');
    }
}
