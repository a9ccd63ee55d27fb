package infoplane.network;

import infoplane.core.RunFailedException;
import java.util.List;

/** Makes the record of an epoch: losses and accuracies on both splits, or the sentence why there are none. */
final class EpochEvaluation {
    private final Evaluation train;
    private final Evaluation test;

    EpochEvaluation(DenseForward forward, TrainingData data) {
        train = Evaluation.of(forward, data, data.train());
        test = Evaluation.of(forward, data, data.test());
    }

    /** @throws RunFailedException if the loss or a parameter is not finite */
    EpochRecord record(int epoch, float[] parameters, List<EpochRecord.LayerGradient> layers) {
        Evaluation.Score onTrain = train.score(parameters);
        Evaluation.Score onTest = test.score(parameters);
        if (!Double.isFinite(onTrain.loss()) || Double.isInfinite(onTest.loss()) || !finite(parameters)) {
            throw new RunFailedException("the loss is no longer finite at epoch " + epoch
                    + ": training has diverged; try a smaller learning rate (a tenth), or scale the inputs");
        }
        return new EpochRecord(epoch, onTrain.loss(), onTest.loss(), onTrain.accuracy(), onTest.accuracy(), layers);
    }

    private static boolean finite(float[] parameters) {
        float poisoned = 0;
        for (float parameter : parameters) {
            poisoned += parameter * 0; // NaN for infinities and NaN
        }
        return poisoned == 0;
    }
}
