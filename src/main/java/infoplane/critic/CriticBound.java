package infoplane.critic;

/** Lower bounds of mutual information that a critic's scores give, and that it is trained to raise. */
public enum CriticBound {
    /** Van den Oord, Li and Vinyals (2018); at most the logarithm of the batch. */
    INFO_NCE {
        @Override
        Objective objective() {
            return new InfoNceObjective();
        }

        @Override
        double ceiling(int batch, int heldOut) {
            return Math.log(batch);
        }
    },
    /** Donsker and Varadhan's bound as Belghazi et al. (2018) train it. */
    DONSKER_VARADHAN {
        @Override
        Objective objective() {
            return new DonskerVaradhanObjective();
        }

        @Override
        double ceiling(int batch, int heldOut) {
            return Math.log(heldOut);
        }
    };

    /** What training raises, with a state of its own. */
    abstract Objective objective();

    /**
     * The most, in nats, that can be believed: InfoNCE says no more, and no lower bound that holds for any distribution
     * with high confidence can say much more than the logarithm of the rows (McAllester and Stratos 2020).
     */
    abstract double ceiling(int batch, int heldOut);
}
