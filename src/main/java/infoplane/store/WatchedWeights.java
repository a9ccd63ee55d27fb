package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.network.ParameterLayout;
import infoplane.network.Trajectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weights that another program writes; each whole epoch is copied into the run at once, and measured from there. */
public final class WatchedWeights implements Trajectory, WatchedSource {
    private final WeightsSource source;
    private final TrajectoryFile kept;

    /**
     * @param source where they are written
     * @param runFolder a run of weights of the same source
     * @throws InvalidInputException if the source holds another network now
     */
    public WatchedWeights(WeightsSource source, Path runFolder) {
        this.source = source;
        kept = TrajectoryFile.grow(runFolder);
        if (!kept.layout().equals(source.layout())) {
            kept.close();
            throw new InvalidInputException("The weights are no longer those of the network that "
                    + PlainText.path(runFolder) + " was imported from; import them into a new folder");
        }
    }

    @Override
    public Optional<String> take(ArraySource listing, int epoch) {
        float[] parameters;
        try {
            parameters = source.parameters(listing, epoch);
        } catch (InvalidInputException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        kept.put(epoch, parameters);
        return Optional.empty();
    }

    /** Epochs that are gone stay: their weights are in the run. */
    @Override
    public void follow(ArraySource listing, List<Integer> whole) {
        kept.force();
    }

    @Override
    public List<Integer> epochs() {
        return kept.epochs();
    }

    /** None: the weights themselves are in the run. */
    @Override
    public Map<String, String> fingerprints() {
        return Map.of();
    }

    @Override
    public ParameterLayout layout() {
        return kept.layout();
    }

    @Override
    public float[] parameters(int epoch) {
        return kept.parameters(epoch);
    }

    @Override
    public void close() {
        kept.close();
    }
}
