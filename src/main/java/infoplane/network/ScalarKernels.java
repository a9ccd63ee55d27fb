package infoplane.network;

import java.util.Arrays;

/** The kernels in plain Java, for machines or start-up flags without {@code jdk.incubator.vector}. */
final class ScalarKernels implements DenseKernels {
    private static final int MULTIPLE = 8;

    @Override
    public int rowMultiple() {
        return MULTIPLE;
    }

    @Override
    public String label() {
        return "plain Java";
    }

    @Override
    public int columnMultiple() {
        return 1;
    }

    @Override
    public void gather(RowTable table, int[] rows, int first, int count, float[] to, int offset, int stride) {
        float[] values = table.values();
        for (int row = 0; row < stride; row++) {
            int from = rows[first + Math.min(row, count - 1)] * table.pitch();
            int target = offset + row;
            for (int column = 0; column < table.width(); column++) {
                to[target] = values[from + column];
                target += stride;
            }
        }
    }

    @Override
    public void forward(
            ParameterLayout.LayerParameters layer,
            float[] parameters,
            float[] from,
            int fromOffset,
            float[] to,
            int stride) {
        for (int unit = 0; unit < layer.outputs(); unit++) {
            Arrays.fill(to, unit * stride, (unit + 1) * stride, parameters[layer.biasOffset() + unit]);
            for (int input = 0; input < layer.inputs(); input++) {
                float weight = parameters[layer.offset() + input * layer.outputs() + unit];
                addScaled(weight, from, fromOffset + input * stride, to, unit * stride, stride);
            }
        }
    }

    @Override
    public void backward(
            ParameterLayout.LayerParameters layer, float[] parameters, float[] delta, float[] below, int stride) {
        for (int input = 0; input < layer.inputs(); input++) {
            Arrays.fill(below, input * stride, (input + 1) * stride, 0);
            for (int unit = 0; unit < layer.outputs(); unit++) {
                float weight = parameters[layer.offset() + input * layer.outputs() + unit];
                addScaled(weight, delta, unit * stride, below, input * stride, stride);
            }
        }
    }

    private static void addScaled(float weight, float[] from, int fromOffset, float[] to, int toOffset, int count) {
        for (int row = 0; row < count; row++) {
            to[toOffset + row] += weight * from[fromOffset + row];
        }
    }

    @Override
    public void addGradient(
            ParameterLayout.LayerParameters layer,
            float[] from,
            int fromOffset,
            float[] delta,
            float[] gradient,
            int stride) {
        for (int unit = 0; unit < layer.outputs(); unit++) {
            float sum = 0;
            for (int row = 0; row < stride; row++) {
                sum += delta[unit * stride + row];
            }
            gradient[layer.biasOffset() + unit] += sum;
            for (int input = 0; input < layer.inputs(); input++) {
                gradient[layer.offset() + input * layer.outputs() + unit] +=
                        dot(from, fromOffset + input * stride, delta, unit * stride, stride);
            }
        }
    }

    /** In four partial sums, so that one addition need not wait for the one before. */
    private static float dot(float[] a, int aOffset, float[] b, int bOffset, int count) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int i = 0; i < count; i += 4) {
            sum0 += a[aOffset + i] * b[bOffset + i];
            sum1 += a[aOffset + i + 1] * b[bOffset + i + 1];
            sum2 += a[aOffset + i + 2] * b[bOffset + i + 2];
            sum3 += a[aOffset + i + 3] * b[bOffset + i + 3];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    @Override
    public void activate(Activation activation, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = ActivationFunctions.value(activation, values[i]);
        }
    }

    @Override
    public void timesSlope(Activation activation, float[] activations, float[] delta, int count) {
        for (int i = 0; i < count; i++) {
            delta[i] *= ActivationFunctions.slope(activation, activations[i]);
        }
    }

    private static int best(float[] logits, int row, int classes, int stride) {
        int best = 0;
        for (int label = 1; label < classes; label++) {
            best = logits[label * stride + row] > logits[best * stride + row] ? label : best;
        }
        return best;
    }

    private static float exponentials(float[] logits, float[] to, int row, int classes, int stride) {
        float largest = logits[best(logits, row, classes, stride) * stride + row];
        float sum = 0;
        for (int label = 0; label < classes; label++) {
            int index = label * stride + row;
            to[index] = ScalarMath.expOfNegative(logits[index] - largest);
            sum += to[index];
        }
        return sum;
    }

    @Override
    public void addNoise(float[] clean, float[] values, int units, int stride, int[] rows, long layer, float sigma) {
        ScalarNoise.add(clean, values, units, stride, rows, layer, sigma);
    }

    @Override
    public void quantise(float[] clean, float[] values, int from, int count, Grid grid) {
        ScalarNoise.quantise(clean, values, from, count, grid);
    }

    @Override
    public void zeroOutside(float[] values, float[] delta, int count, Grid grid) {
        ScalarNoise.zeroOutside(values, delta, count, grid);
    }

    @Override
    public void softmax(float[] logits, int classes, int stride) {
        for (int row = 0; row < stride; row++) {
            float sum = exponentials(logits, logits, row, classes, stride);
            for (int label = 0; label < classes; label++) {
                logits[label * stride + row] /= sum;
            }
        }
    }

    @Override
    public void softmaxDelta(float[] logits, float[] labels, float[] delta, int classes, int stride) {
        for (int row = 0; row < stride; row++) {
            float sum = exponentials(logits, delta, row, classes, stride);
            for (int label = 0; label < classes; label++) {
                delta[label * stride + row] /= sum;
            }
            delta[(int) labels[row] * stride + row] -= 1;
        }
    }

    @Override
    public void score(float[] logits, float[] labels, int classes, int stride, float[] losses, float[] right) {
        for (int row = 0; row < stride; row++) {
            int best = best(logits, row, classes, stride);
            float largest = logits[best * stride + row];
            float others = 0;
            for (int label = 0; label < classes; label++) {
                others += label == best ? 0 : ScalarMath.expOfNegative(logits[label * stride + row] - largest);
            }
            int wanted = (int) labels[row];
            losses[row] = ScalarMath.log1p(others) + (largest - logits[wanted * stride + row]);
            right[row] = best == wanted ? 1 : 0;
        }
    }

    @Override
    public void extremes(float[] values, int count, float[] extremes) {
        float least = extremes[0];
        float most = extremes[1];
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        extremes[0] = least;
        extremes[1] = most;
    }

    @Override
    public void average(float[] gradient, float scale, float[] mean, float[] squares, float share) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= scale;
            float before = gradient[i] - mean[i];
            mean[i] += before * share;
            squares[i] += before * (gradient[i] - mean[i]);
        }
    }

    @Override
    public void penalise(float[] gradient, float[] parameters, float[] l1, float[] l2) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += l2[i] * parameters[i] + l1[i] * Math.signum(parameters[i]);
        }
    }

    @Override
    public void sgd(float[] parameters, float[] gradient, float rate) {
        for (int i = 0; i < gradient.length; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }

    @Override
    public void momentum(float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        for (int i = 0; i < gradient.length; i++) {
            velocity[i] = momentum * velocity[i] + rate * gradient[i];
            parameters[i] -= velocity[i];
        }
    }

    @Override
    public void adam(float[] parameters, float[] gradient, float[] mean, float[] square, AdamStep step) {
        for (int i = 0; i < gradient.length; i++) {
            mean[i] = step.beta1() * mean[i] + (1 - step.beta1()) * gradient[i];
            square[i] = step.beta2() * square[i] + (1 - step.beta2()) * gradient[i] * gradient[i];
            parameters[i] -= step.rate() * mean[i] / ((float) Math.sqrt(square[i]) + step.epsilon());
        }
    }

    /** Over an array in the cache, because the compiler makes vectors of such loops. */
    @Override
    public void multiplyAdds(float[] values, int rounds) {
        for (int round = 0; round < rounds; round++) {
            addScaled(1e-3f, values, 0, values, 1024, 1024);
        }
    }

    @Override
    public double multiplyAddsOf(int rounds) {
        return 1024.0 * rounds;
    }
}
