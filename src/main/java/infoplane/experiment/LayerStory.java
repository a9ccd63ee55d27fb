package infoplane.experiment;

import infoplane.experiment.Findings.Compression;
import infoplane.experiment.Findings.Phase;
import infoplane.experiment.Findings.PhaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one layer did in the course of training as one estimator saw it, told once: fitting and compression together, so
 * that neither can say what the other denies.
 *
 * @param layer name of the layer
 * @param fitting null where no fitting phase was found
 * @param labelRise by how many bits I(T;Y) rose while fitting
 * @param steadily whether I(X;T) fell steadily after fitting: the compression phase of the definition
 * @param compression how far I(X;T) ended below its highest
 * @param lastEpoch measured
 */
public record LayerStory(
        String layer,
        @Nullable Phase fitting,
        double labelRise,
        boolean steadily,
        Compression compression,
        int lastEpoch) {
    /** A fall that would be shown as 0.00 is none. */
    private static final double LEAST_SHOWN_BITS = 0.005;

    /** One story a layer, first hidden to output. */
    public static List<LayerStory> of(RunResults results, Findings findings, String estimator) {
        List<LayerStory> stories = new ArrayList<>();
        for (Curve curve : Curve.all(results)) {
            if (curve.estimator().equals(estimator)) {
                stories.add(of(results, findings, curve));
            }
        }
        return stories;
    }

    private static LayerStory of(RunResults results, Findings findings, Curve curve) {
        Optional<Phase> fitting = phase(findings, curve, PhaseKind.FITTING);
        int last = curve.epoch(curve.size() - 1);
        List<String> names = results.layers();
        return new LayerStory(
                curve.layer() <= names.size() ? names.get(curve.layer() - 1) : "T" + curve.layer(),
                fitting.orElse(null),
                fitting.map(phase -> labelBitsAt(curve, phase.to()) - curve.labelBits(0))
                        .orElse(0.0),
                phase(findings, curve, PhaseKind.COMPRESSION).isPresent(),
                curve.compression(),
                last);
    }

    private static Optional<Phase> phase(Findings findings, Curve curve, PhaseKind kind) {
        return findings.phases().stream()
                .filter(phase -> phase.kind() == kind
                        && phase.layer() == curve.layer()
                        && phase.estimator().equals(curve.estimator()))
                .findFirst();
    }

    private static double labelBitsAt(Curve curve, int epoch) {
        int index = 0;
        while (index + 1 < curve.size() && curve.epoch(index + 1) <= epoch) {
            index++;
        }
        return curve.labelBits(index);
    }

    /** Whether I(X;T) ended more than {@link Findings#COMPRESSES_BITS} below its highest. */
    public boolean compresses() {
        return compression.fall().bits() > Findings.COMPRESSES_BITS;
    }

    /**
     * Such as {@code T4: fits until epoch 52 (I(T;Y) rises by 0.93 bits), compresses until epoch 8,000 (I(X;T) falls by 1.24
     * bits after epoch 40)}.
     */
    public String sentence() {
        return layer + ": " + beginning() + ", " + ending();
    }

    private String beginning() {
        if (fitting == null) {
            return "no fitting phase";
        }
        if (Math.abs(labelRise) < LEAST_SHOWN_BITS) {
            return "nothing to fit (I(T;Y) does not rise)";
        }
        return String.format(
                Locale.ROOT,
                "fits until epoch %,d (I(T;Y) %s by %.2f bits)",
                fitting.to(),
                labelRise > 0 ? "rises" : "falls",
                Math.abs(labelRise));
    }

    private String ending() {
        double fall = compression.fall().bits();
        if (fall < LEAST_SHOWN_BITS) {
            return "does not compress";
        }
        String amount = String.format(
                Locale.ROOT, "(I(X;T) falls by %.2f bits after epoch %,d)", fall, compression.maximumEpoch());
        if (!compresses()) {
            return "does not compress " + amount;
        }
        return String.format(Locale.ROOT, "compresses until epoch %,d ", lastEpoch)
                + amount
                + (steadily || fitting == null ? "" : ", though not steadily after fitting");
    }
}
