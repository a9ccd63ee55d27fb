package infoplane.findings;

import infoplane.findings.Findings.Compression;
import infoplane.findings.Findings.Phase;
import infoplane.findings.Findings.PhaseKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one layer did in the course of training as one estimator saw it, told once: fitting and compression together, so
 * that neither can say what the other denies.
 *
 * @param layer name of the layer
 * @param fitting null where no fitting phase was found
 * @param steadily whether I(X;T) fell steadily after fitting: the compression phase of the definition
 * @param compression how far I(X;T) ended below its highest
 */
public record LayerStory(String layer, @Nullable Phase fitting, boolean steadily, Compression compression) {
    /** One story a layer, first hidden to output. */
    public static List<LayerStory> of(List<String> layerNames, Findings findings, String estimator) {
        return findings.compression().stream()
                .filter(compression -> compression.estimator().equals(estimator))
                .map(compression -> new LayerStory(
                        FindingsWords.layer(layerNames, compression.layer()),
                        phase(findings, compression, PhaseKind.FITTING).orElse(null),
                        phase(findings, compression, PhaseKind.COMPRESSION).isPresent(),
                        compression))
                .toList();
    }

    private static Optional<Phase> phase(Findings findings, Compression compression, PhaseKind kind) {
        return findings.phases().stream()
                .filter(phase -> phase.kind() == kind
                        && phase.layer() == compression.layer()
                        && phase.estimator().equals(compression.estimator()))
                .findFirst();
    }

    /** Whether I(X;T) ended more than {@link Findings#COMPRESSES_BITS} below its highest, as far as that can be told. */
    public boolean compresses() {
        return compression.compresses() == Vote.YES;
    }
}
