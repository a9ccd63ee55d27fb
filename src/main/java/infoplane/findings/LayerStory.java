package infoplane.findings;

import infoplane.findings.Findings.Compression;
import infoplane.findings.Findings.Phase;
import infoplane.findings.Findings.PhaseKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one layer did during training, according to one estimator. Describes fitting and compression together, so that they
 * cannot contradict each other.
 *
 * @param layer name of the layer
 * @param fitting the fitting phase; null if none was found
 * @param steadily whether I(X;T) fell steadily after fitting, which defines the compression phase
 * @param compression how far the final I(X;T) is below its maximum
 */
public record LayerStory(String layer, @Nullable Phase fitting, boolean steadily, Compression compression) {
    /** One story for each layer, first hidden to output. */
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

    /**
     * Whether the final I(X;T) is more than {@link Findings#COMPRESSES_BITS} below its maximum; false if this cannot be
     * decided.
     */
    public boolean compresses() {
        return compression.compresses() == Vote.YES;
    }
}
