package infoplane.network;

/**
 * The inner loops of dense networks on blocks of rows. A block lies unit by unit: unit u of row r is at
 * {@code u * stride + r}, so that neighbouring lanes of a vector hold neighbouring rows and even layers of two units
 * fill them. A stride is the number of rows rounded up to a multiple of {@link #rowMultiple()}; the rows of padding
 * repeat a true row, and their deltas are 0. Stateless: one instance serves every thread.
 */
interface DenseKernels {
    /** Strides, and the lengths of parameter arrays, are multiples of this. */
    int rowMultiple();

    /** Rows of a {@link RowTable} are padded to multiples of this. */
    int columnMultiple();

    /** What people are told, such as {@code vectors of 16 floats}. */
    String label();

    /**
     * Lays {@code count} rows of a table out unit by unit; the padding repeats the last.
     *
     * @param rows which rows, from {@code first} on
     */
    void gather(RowTable table, int[] rows, int first, int count, float[] to, int offset, int stride);

    /** Weighted inputs: z_u = b_u + Σ_i W_iu t_i for each row. */
    void forward(
            ParameterLayout.LayerParameters layer,
            float[] parameters,
            float[] from,
            int fromOffset,
            float[] to,
            int stride);

    /** What reaches the layer below: Σ_u W_iu δ_u for each row and input i. */
    void backward(ParameterLayout.LayerParameters layer, float[] parameters, float[] delta, float[] below, int stride);

    /** Adds Σ_rows t_i δ_u to the gradient of W_iu, and Σ_rows δ_u to that of b_u. */
    void addGradient(
            ParameterLayout.LayerParameters layer,
            float[] from,
            int fromOffset,
            float[] delta,
            float[] gradient,
            int stride);

    /** Weighted inputs become activations, in place. */
    void activate(Activation activation, float[] values, int count);

    /** δ ← δ φ'(z), from the activations φ(z). */
    void timesSlope(Activation activation, float[] activations, float[] delta, int count);

    /**
     * The activations of a layer with its noise.
     *
     * @param clean the activations without it; may be {@code values}
     * @param rows the number of each row among the inputs, at least {@code stride} of them
     * @param layer start of the layer's numbers, from {@link NoiseStream.Pass#ofLayer}
     */
    void addNoise(float[] clean, float[] values, int units, int stride, int[] rows, long layer, float sigma);

    /** The nearest value of a grid to each in {@code clean}, which may be {@code values}; {@code count} are whole vectors. */
    void quantise(float[] clean, float[] values, int from, int count, Grid grid);

    /** δ ← 0 where the value before quantisation lies beyond the grid. */
    void zeroOutside(float[] values, float[] delta, int count, Grid grid);

    /** Logits become probabilities, in place. */
    void softmax(float[] logits, int classes, int stride);

    /** The gradient of the cross-entropy by the logits: softmax(z) − onehot(label). */
    void softmaxDelta(float[] logits, float[] labels, float[] delta, int classes, int stride);

    /**
     * Cross-entropy of each row in nats, and 1 where the first most probable class is the label, else 0. The logits
     * are spent.
     */
    void score(float[] logits, float[] labels, int classes, int stride, float[] losses, float[] right);

    /** Smallest and largest value into {@code extremes[0]} and {@code [1]}, where they go beyond what is there. */
    void extremes(float[] values, int count, float[] extremes);

    /**
     * Scales a summed gradient to the mean over rows and takes it into the running mean and sum of squared deviations
     * of Welford (1962).
     *
     * @param share 1 / number of gradients taken in, this one included
     */
    void average(float[] gradient, float scale, float[] mean, float[] squares, float share);

    /** g ← g + l1 sign(θ) + l2 θ, with strengths parameter by parameter; both arrays may be one. */
    void penalise(float[] gradient, float[] parameters, float[] l1, float[] l2);

    /** θ ← θ − η g. */
    void sgd(float[] parameters, float[] gradient, float rate);

    /** v ← μ v + η g, θ ← θ − v. */
    void momentum(float[] parameters, float[] gradient, float[] velocity, float rate, float momentum);

    /** m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², θ ← θ − α m / (√v + ε). */
    void adam(float[] parameters, float[] gradient, float[] mean, float[] square, AdamStep step);

    /** Multiply-adds in registers, {@code rounds} times round, to learn the machine's limit; {@code values} changes. */
    void multiplyAdds(float[] values, int rounds);

    /** How many multiply-adds that were. */
    double multiplyAddsOf(int rounds);

    /**
     * The numbers of one step of Adam.
     *
     * @param rate α = η √(1 − β2^t) / (1 − β1^t)
     */
    record AdamStep(float rate, float beta1, float beta2, float epsilon) {}
}
