package infoplane.network;

/** The kernels with {@code jdk.incubator.vector}. */
final class VectorKernels implements DenseKernels {
    private static final int LANES = VectorMath.SPECIES.length();

    /** The sums of one gradient tile, kept per thread because the kernels serve all of them. */
    private static final ThreadLocal<float[]> SUMS = ThreadLocal.withInitial(() -> new float[Math.max(LANES, 8)]);

    @Override
    public int rowMultiple() {
        return 2 * LANES;
    }

    @Override
    public String label() {
        return "vectors of " + LANES + " floats";
    }

    @Override
    public int columnMultiple() {
        return LANES;
    }

    @Override
    public void gather(RowTable table, int[] rows, int first, int count, float[] to, int offset, int stride) {
        VectorGather.gather(table, rows, first, count, to, offset, stride);
    }

    @Override
    public void forward(
            ParameterLayout.LayerParameters layer,
            float[] parameters,
            float[] from,
            int fromOffset,
            float[] to,
            int stride) {
        VectorProducts.product(
                from,
                fromOffset,
                layer.inputs(),
                parameters,
                layer.offset(),
                layer.outputs(),
                1,
                layer.outputs(),
                layer.biasOffset(),
                to,
                stride);
    }

    @Override
    public void backward(
            ParameterLayout.LayerParameters layer, float[] parameters, float[] delta, float[] below, int stride) {
        VectorProducts.product(
                delta,
                0,
                layer.outputs(),
                parameters,
                layer.offset(),
                1,
                layer.outputs(),
                layer.inputs(),
                -1,
                below,
                stride);
    }

    @Override
    public void addGradient(
            ParameterLayout.LayerParameters layer,
            float[] from,
            int fromOffset,
            float[] delta,
            float[] gradient,
            int stride) {
        float[] sums = SUMS.get();
        if (VectorPanels.areWorthwhile(layer.outputs(), stride)) {
            VectorPanels.ofThread().addGradient(layer, from, fromOffset, delta, gradient, stride);
        } else {
            addTiles(layer, from, fromOffset, delta, sums, gradient, stride);
        }
        addBiases(layer, delta, sums, gradient, stride);
    }

    private static void addTiles(
            ParameterLayout.LayerParameters layer,
            float[] from,
            int fromOffset,
            float[] delta,
            float[] sums,
            float[] gradient,
            int stride) {
        int lastInput = layer.inputs() - 1;
        int lastUnit = layer.outputs() - 1;
        for (int input = 0; input <= lastInput; input += 4) {
            int at0 = fromOffset + input * stride;
            int at1 = fromOffset + Math.min(input + 1, lastInput) * stride;
            int at2 = fromOffset + Math.min(input + 2, lastInput) * stride;
            int at3 = fromOffset + Math.min(input + 3, lastInput) * stride;
            for (int unit = 0; unit <= lastUnit; unit += 2) {
                int of1 = Math.min(unit + 1, lastUnit) * stride;
                VectorProducts.gradientTile(from, at0, at1, at2, at3, delta, unit * stride, of1, sums, stride);
                addTile(layer, input, unit, sums, gradient);
            }
        }
    }

    /** Sums beyond the layer's edge repeat its last input or unit and are left out. */
    private static void addTile(
            ParameterLayout.LayerParameters layer, int input, int unit, float[] sums, float[] gradient) {
        int inputs = Math.min(4, layer.inputs() - input);
        int at = layer.offset() + input * layer.outputs() + unit;
        boolean pair = unit + 1 < layer.outputs();
        for (int i = 0; i < inputs; i++) {
            gradient[at] += sums[2 * i];
            if (pair) {
                gradient[at + 1] += sums[2 * i + 1];
            }
            at += layer.outputs();
        }
    }

    private static void addBiases(
            ParameterLayout.LayerParameters layer, float[] delta, float[] sums, float[] gradient, int stride) {
        int last = layer.outputs() - 1;
        for (int unit = 0; unit <= last; unit += 4) {
            int of1 = Math.min(unit + 1, last) * stride;
            int of2 = Math.min(unit + 2, last) * stride;
            int of3 = Math.min(unit + 3, last) * stride;
            VectorProducts.rowSums(delta, unit * stride, of1, of2, of3, sums, stride);
            for (int i = 0; i < Math.min(4, layer.outputs() - unit); i++) {
                gradient[layer.biasOffset() + unit + i] += sums[i];
            }
        }
    }

    @Override
    public void activate(Activation activation, float[] values, int count) {
        VectorActivations.apply(activation, values, count);
    }

    @Override
    public void timesSlope(Activation activation, float[] activations, float[] delta, int count) {
        VectorActivations.timesSlope(activation, activations, delta, count);
    }

    @Override
    public void addNoise(float[] clean, float[] values, int units, int stride, int[] rows, long layer, float sigma) {
        VectorNoise.add(clean, values, units, stride, rows, layer, sigma);
    }

    @Override
    public void quantise(float[] clean, float[] values, int from, int count, Grid grid) {
        VectorNoise.quantise(clean, values, from, count, grid);
    }

    @Override
    public void zeroOutside(float[] values, float[] delta, int count, Grid grid) {
        VectorNoise.zeroOutside(values, delta, count, grid);
    }

    @Override
    public void softmax(float[] logits, int classes, int stride) {
        VectorOutputs.softmax(logits, classes, stride);
    }

    @Override
    public void softmaxDelta(float[] logits, float[] labels, float[] delta, int classes, int stride) {
        VectorOutputs.softmaxDelta(logits, labels, delta, classes, stride);
    }

    @Override
    public void score(float[] logits, float[] labels, int classes, int stride, float[] losses, float[] right) {
        VectorOutputs.score(logits, labels, classes, stride, losses, right);
    }

    @Override
    public void extremes(float[] values, int count, float[] extremes) {
        VectorOutputs.extremes(values, count, extremes);
    }

    @Override
    public void average(float[] gradient, float scale, float[] mean, float[] squares, float share) {
        VectorUpdates.average(gradient, scale, mean, squares, share);
    }

    @Override
    public void penalise(float[] gradient, float[] parameters, float[] l1, float[] l2) {
        VectorUpdates.penalise(gradient, parameters, l1, l2);
    }

    @Override
    public void sgd(float[] parameters, float[] gradient, float rate) {
        VectorUpdates.sgd(parameters, gradient, rate);
    }

    @Override
    public void momentum(float[] parameters, float[] gradient, float[] velocity, float rate, float momentum) {
        VectorUpdates.momentum(parameters, gradient, velocity, rate, momentum);
    }

    @Override
    public void adam(float[] parameters, float[] gradient, float[] mean, float[] square, AdamStep step) {
        VectorUpdates.adam(parameters, gradient, mean, square, step);
    }

    @Override
    public void multiplyAdds(float[] values, int rounds) {
        VectorUpdates.multiplyAdds(values, rounds);
    }

    @Override
    public double multiplyAddsOf(int rounds) {
        return 8.0 * LANES * rounds;
    }
}
