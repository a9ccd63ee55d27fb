package infoplane.network;

import infoplane.network.TrainingSettings.Optimiser;

/** A dense network in float64, written as plainly as the formulas: what the trainers are held to. */
final class ReferenceNetwork {
    final ParameterLayout layout;
    final double[] parameters;
    private final NetworkSettings network;
    private final TrainingSettings training;
    private final double[] first;
    private final double[] second;
    private int steps;

    ReferenceNetwork(NetworkSettings network, TrainingSettings training, int inputs, int classes, float[] start) {
        this.network = network;
        this.training = training;
        this.layout = ParameterLayout.of(network, inputs, classes);
        this.parameters = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            parameters[i] = start[i];
        }
        this.first = new double[start.length];
        this.second = new double[start.length];
    }

    static double value(Activation activation, double z) {
        return switch (activation) {
            case TANH -> Math.tanh(z);
            case RELU -> Math.max(0, z);
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case HARD_TANH -> Math.max(-1, Math.min(1, z));
            case LEAKY_RELU -> z >= 0 ? z : 0.01 * z;
            case ELU -> z >= 0 ? z : Math.expm1(z);
            case SOFTPLUS -> Math.log1p(Math.exp(z));
            case SOFTSIGN -> z / (1 + Math.abs(z));
            case LINEAR -> z;
        };
    }

    static double slope(Activation activation, double z) {
        return switch (activation) {
            case TANH -> 1 - Math.tanh(z) * Math.tanh(z);
            case RELU -> z > 0 ? 1 : 0;
            case SIGMOID -> value(activation, z) * (1 - value(activation, z));
            case HARD_TANH -> z > -1 && z < 1 ? 1 : 0;
            case LEAKY_RELU -> z >= 0 ? 1 : 0.01;
            case ELU -> z >= 0 ? 1 : Math.exp(z);
            case SOFTPLUS -> 1 / (1 + Math.exp(-z));
            case SOFTSIGN -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z)));
            case LINEAR -> 1;
        };
    }

    /** Weighted inputs of every layer for one row. */
    double[][] weightedInputs(double[] row) {
        double[][] z = new double[layout.layers().size()][];
        double[] from = row;
        for (int l = 0; l < z.length; l++) {
            ParameterLayout.LayerParameters layer = layout.layers().get(l);
            z[l] = new double[layer.outputs()];
            for (int out = 0; out < layer.outputs(); out++) {
                double sum = parameters[layer.biasOffset() + out];
                for (int in = 0; in < layer.inputs(); in++) {
                    sum += from[in] * parameters[layer.offset() + in * layer.outputs() + out];
                }
                z[l][out] = sum;
            }
            from = activations(l, z[l]);
        }
        return z;
    }

    /** Activations of a layer from its weighted inputs; softmax for the last. */
    double[] activations(int l, double[] z) {
        double[] t = new double[z.length];
        if (l < layout.layers().size() - 1) {
            for (int i = 0; i < z.length; i++) {
                t[i] = value(network.activationOf(l), z[i]);
            }
            return t;
        }
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += Math.exp(z[i]);
        }
        for (int i = 0; i < z.length; i++) {
            t[i] = Math.exp(z[i]) / sum;
        }
        return t;
    }

    double loss(double[][] rows, int[] labels) {
        double loss = 0;
        for (int row = 0; row < rows.length; row++) {
            double[][] z = weightedInputs(rows[row]);
            loss -= Math.log(activations(z.length - 1, z[z.length - 1])[labels[row]]);
        }
        return loss / rows.length;
    }

    /** Gradient of the mean cross-entropy, without penalties. */
    double[] gradient(double[][] rows, int[] labels) {
        double[] gradient = new double[parameters.length];
        for (int row = 0; row < rows.length; row++) {
            addGradient(rows[row], labels[row], gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= rows.length;
        }
        return gradient;
    }

    private void addGradient(double[] row, int label, double[] gradient) {
        double[][] z = weightedInputs(row);
        double[] delta = activations(z.length - 1, z[z.length - 1]);
        delta[label] -= 1;
        for (int l = z.length - 1; l >= 0; l--) {
            ParameterLayout.LayerParameters layer = layout.layers().get(l);
            double[] from = l == 0 ? row : activations(l - 1, z[l - 1]);
            double[] below = new double[layer.inputs()];
            for (int out = 0; out < layer.outputs(); out++) {
                gradient[layer.biasOffset() + out] += delta[out];
                for (int in = 0; in < layer.inputs(); in++) {
                    gradient[layer.offset() + in * layer.outputs() + out] += from[in] * delta[out];
                    below[in] += parameters[layer.offset() + in * layer.outputs() + out] * delta[out];
                }
            }
            for (int in = 0; l > 0 && in < layer.inputs(); in++) {
                below[in] *= slope(network.activationOf(l - 1), z[l - 1][in]);
            }
            delta = below;
        }
    }

    /** One step of the optimiser on one batch. */
    void step(double[][] rows, int[] labels) {
        double[] gradient = gradient(rows, labels);
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            for (int i = layer.offset(); i < layer.biasOffset(); i++) {
                gradient[i] += training.l2() * parameters[i] + training.l1() * Math.signum(parameters[i]);
            }
        }
        addOrthonormality(gradient);
        steps++;
        double correction = Math.sqrt(1 - Math.pow(training.beta2(), steps)) / (1 - Math.pow(training.beta1(), steps));
        double[] decayed = decayed();
        for (int i = 0; i < gradient.length; i++) {
            parameters[i] -= change(i, gradient[i], correction) + decayed[i];
        }
    }

    /** η λ θ for weights, where the optimiser is adamw. */
    private double[] decayed() {
        double[] decayed = new double[parameters.length];
        double share = training.optimiser() == Optimiser.ADAMW ? training.learningRate() * training.weightDecay() : 0;
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            for (int i = layer.offset(); i < layer.biasOffset(); i++) {
                decayed[i] = share * parameters[i];
            }
        }
        return decayed;
    }

    /** λ Σ ‖G − I‖², by its definition: over pairs of the columns of each W, or of its rows where there are fewer. */
    double orthonormalityPenalty() {
        double penalty = 0;
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            for (int i = 0; i < count(layer); i++) {
                for (int j = 0; j < count(layer); j++) {
                    penalty += excess(layer, i, j) * excess(layer, i, j);
                }
            }
        }
        return training.orthonormality() * penalty;
    }

    private static int count(ParameterLayout.LayerParameters layer) {
        return Math.min(layer.inputs(), layer.outputs());
    }

    /** Where component {@code at} of the vector {@code of} lies: a column of W, or a row where there are fewer. */
    private static int place(ParameterLayout.LayerParameters layer, int of, int at) {
        return layer.offset()
                + (layer.outputs() <= layer.inputs() ? at * layer.outputs() + of : of * layer.outputs() + at);
    }

    private double excess(ParameterLayout.LayerParameters layer, int i, int j) {
        double product = 0;
        for (int at = 0; at < Math.max(layer.inputs(), layer.outputs()); at++) {
            product += parameters[place(layer, i, at)] * parameters[place(layer, j, at)];
        }
        return product - (i == j ? 1 : 0);
    }

    /** Each ∂‖G − I‖²/∂w_i is 4 Σ_j (G − I)_ij w_j. */
    void addOrthonormality(double[] gradient) {
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            for (int i = 0; i < count(layer); i++) {
                for (int j = 0; j < count(layer); j++) {
                    double pull = 4 * training.orthonormality() * excess(layer, i, j);
                    for (int at = 0; at < Math.max(layer.inputs(), layer.outputs()); at++) {
                        gradient[place(layer, i, at)] += pull * parameters[place(layer, j, at)];
                    }
                }
            }
        }
    }

    private double change(int i, double gradient, double correction) {
        if (training.optimiser() == Optimiser.SGD) {
            return training.learningRate() * gradient;
        }
        if (training.optimiser() == Optimiser.MOMENTUM) {
            first[i] = training.momentum() * first[i] + training.learningRate() * gradient;
            return first[i];
        }
        first[i] = training.beta1() * first[i] + (1 - training.beta1()) * gradient;
        second[i] = training.beta2() * second[i] + (1 - training.beta2()) * gradient * gradient;
        return training.learningRate() * correction * first[i] / (Math.sqrt(second[i]) + 1e-8);
    }
}
