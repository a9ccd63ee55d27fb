package infoplane.critic;

import infoplane.backend.Backend;
import infoplane.core.Information;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;

/**
 * Trains a critic on one half of the rows and evaluates its bound on the other. The other half also says when to stop: the
 * critic that is kept is the one whose held-out values, averaged over the last few looks, were highest. The same rows, plan
 * and bound give the same result on the same machine.
 */
public final class CriticTraining {
    /** Fewer rows leave nothing to hold out. */
    public static final int LEAST_ROWS = 20;

    private static final int LOOKS = 50;
    private static final int LEAST_STEPS_BETWEEN_LOOKS = 20;
    private static final int AVERAGED_LOOKS = 5;
    /** Looks without a better average after which training ends. */
    private static final int PATIENCE = 12;
    /** Before so much of the training a critic may be worse than none. */
    private static final double LEAST_SHARE = 0.3;
    /** Rows that are embedded at once. */
    private static final int ROWS_TOGETHER = 4096;
    /** Held-out rows that a look evaluates at most; the last evaluation is of all. */
    private static final int MOST_ROWS_TO_A_LOOK = 4096;

    private final CriticPlan plan;
    private final CriticBound bound;
    private final PairRows trained;
    private final PairRows heldOut;
    private final int batch;
    private final RandomGenerator order;

    private CriticTraining(Samples a, Samples b, CriticPlan plan, CriticBound bound) {
        this.plan = plan;
        this.bound = bound;
        Seed seed = new Seed(plan.seed());
        int[] rows = PairRows.shuffled(a.rows(), seed.stream("critic split"));
        int half = rows.length / 2;
        trained = new PairRows(a, b, Arrays.copyOfRange(rows, 0, half));
        heldOut = new PairRows(a, b, Arrays.copyOfRange(rows, half, rows.length));
        batch = Math.min(plan.batch(), half);
        order = seed.stream("critic batches");
    }

    /**
     * @param a n × da, finite, of about unit scale; at least {@value #LEAST_ROWS} rows
     * @param b n × db, likewise; row i was observed together with row i of {@code a}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     * @throws DivergedException if the critic diverges
     */
    public static HeldOutBound train(Samples a, Samples b, CriticPlan plan, CriticBound bound) {
        if (a.rows() != b.rows() || a.rows() < LEAST_ROWS) {
            throw new IllegalArgumentException("the samples have " + a.rows() + " and " + b.rows()
                    + " rows but must have as many, and at least " + LEAST_ROWS);
        }
        Backend.start();
        Seed seed = new Seed(plan.seed());
        try (SeparableCritic critic = new SeparableCritic(a.columns(), b.columns(), plan, seed)) {
            return new CriticTraining(a, b, plan, bound).train(critic);
        }
    }

    private HeldOutBound train(SeparableCritic critic) {
        Objective objective = bound.objective();
        int between = Math.max(LEAST_STEPS_BETWEEN_LOOKS, plan.steps() / LOOKS);
        Deque<Double> looks = new ArrayDeque<>();
        double best = Double.NEGATIVE_INFINITY;
        float[][] kept = critic.parameters();
        int keptStep = 0;
        for (int step = 1; step <= plan.steps(); step++) {
            RunMonitor.current().checkpoint(step, plan.steps(), "training a critic");
            int[] rows = trained.next(batch, order);
            critic.descend(trained.ofA(rows), trained.ofB(rows), batch, objective);
            if (step % between == 0 || step == plan.steps()) {
                looks.addLast(finite(evaluate(critic, MOST_ROWS_TO_A_LOOK).value(), step));
                if (looks.size() > AVERAGED_LOOKS) {
                    looks.removeFirst();
                }
                double average =
                        looks.stream().mapToDouble(look -> look).average().orElseThrow();
                if (average > best) {
                    best = average;
                    kept = critic.parameters();
                    keptStep = step;
                } else if (step >= LEAST_SHARE * plan.steps() && step - keptStep >= PATIENCE * between) {
                    break;
                }
            }
        }
        critic.restore(kept);
        Objective.ObjectiveValue last = evaluate(critic, heldOut.count());
        return new HeldOutBound(
                Information.ofNats(finite(last.value(), keptStep)),
                Information.ofNats(last.standardError()),
                Information.ofNats(bound.ceiling(batch, heldOut.count())),
                batch,
                keptStep);
    }

    private Objective.ObjectiveValue evaluate(SeparableCritic critic, int mostRows) {
        Objective.ObjectiveValue evaluation = bound.objective().evaluation();
        int batches = (Math.min(heldOut.count(), mostRows) + batch - 1) / batch;
        int together = Math.max(1, ROWS_TOGETHER / batch);
        for (int number = 0; number < batches; number += together) {
            int count = Math.min(together, batches - number);
            int[] rows = heldOut.batches(number, count, batch);
            critic.evaluate(heldOut.ofA(rows), heldOut.ofB(rows), count, batch, evaluation);
        }
        return evaluation;
    }

    private static double finite(double value, int step) {
        if (!Double.isFinite(value)) {
            throw new DivergedException(step);
        }
        return value;
    }
}
