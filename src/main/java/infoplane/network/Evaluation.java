package infoplane.network;

import infoplane.core.Samples;

/** Loss and accuracy of a network on the training and on the test rows, in one forward pass over blocks of rows. */
final class Evaluation {
    private static final int BLOCK = 512;

    /** Mean cross-entropy in nats and share of rows whose most probable class is right; NaN without rows. */
    record Score(double loss, double accuracy) {}

    private final DenseForward forward;
    private final float[] inputs;
    private final int[] classes;
    private final int classCount;
    private final float[][] room;

    Evaluation(DenseForward forward, Samples inputs, int[] classes, int classCount) {
        this.forward = forward;
        this.inputs = inputs.toFloats();
        this.classes = classes.clone();
        this.classCount = classCount;
        this.room = forward.room(BLOCK);
    }

    static Evaluation of(DenseForward forward, TrainingData data, int[] rows) {
        int[] classes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            classes[i] = data.classes()[rows[i]];
        }
        return new Evaluation(forward, data.inputs().select(rows), classes, data.classCount());
    }

    Score score(float[] parameters) {
        double loss = 0;
        int right = 0;
        float[] logits = room[room.length - 1];
        for (int first = 0; first < classes.length; first += BLOCK) {
            int rows = Math.min(BLOCK, classes.length - first);
            forward.toLogits(parameters, inputs, first, rows, room);
            for (int row = 0; row < rows; row++) {
                int label = classes[first + row];
                int best = mostProbable(logits, row * classCount);
                loss += crossEntropy(logits, row * classCount, best, label);
                right += best == label ? 1 : 0;
            }
        }
        return new Score(loss / classes.length, right / (double) classes.length);
    }

    private int mostProbable(float[] logits, int start) {
        int best = 0;
        for (int label = 1; label < classCount; label++) {
            if (logits[start + label] > logits[start + best]) {
                best = label;
            }
        }
        return best;
    }

    /** −ln softmax(z)_label = ln Σ exp(z_j − z_max) + z_max − z_label. */
    private double crossEntropy(float[] logits, int start, int best, int label) {
        double largest = logits[start + best];
        double sum = 0;
        for (int other = 0; other < classCount; other++) {
            sum += Math.exp(logits[start + other] - largest);
        }
        return Math.log(sum) + largest - logits[start + label];
    }
}
