package infoplane.estimation;

import infoplane.core.Samples;

/**
 * How a layer of a noisy network is random given its input: T = S + σZ, where Z is standard normal and S, the centre, is what
 * the units are before they add their own noise. S is random through the noise of the layers below.
 */
public interface LayerNoise {
    /** σ of the layer's own noise; 0 for an output, which adds none. */
    double sigma();

    /** Whether S is a function of the input, as in the first noisy layer. */
    boolean inputDecides();

    /**
     * S in several replicas of the noise below.
     *
     * @param replicas R for each input; equal replicas have equal numbers, however many are asked for
     * @return N·R × width; rows i·R to i·R + R − 1 belong to input i
     */
    Samples centres(int replicas);
}
