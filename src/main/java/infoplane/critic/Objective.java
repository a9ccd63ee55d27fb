package infoplane.critic;

/**
 * A lower bound of mutual information, of the scores of all pairs of a batch: {@code scores[i * k + j]} is f(a_i, b_j),
 * where a_i and b_i were observed together.
 */
interface Objective {
    /** Fills {@code gradient} with the derivatives, by the scores, of what training lowers: the bound's negative. */
    void descend(float[] scores, int k, float[] gradient);

    /** Begins to evaluate the bound on rows that training does not see. */
    ObjectiveValue evaluation();

    /** A bound over several batches of k pairs. */
    interface ObjectiveValue {
        void add(float[] scores, int k);

        /** In nats. */
        double value();

        /** Of the value, in nats, for this critic and as if the rows were independent. */
        double standardError();
    }
}
