package infoplane.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What delta-exact and delta-approximate choose: the guarantee, the model, and nothing more than needed. */
class DeltaScheduleTest {
    private static final ExecutorService ONE = Executors.newFixedThreadPool(1);
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final ExecutorService EIGHT = Executors.newFixedThreadPool(8);
    private static final Map<String, Executor> EXECUTORS = new LinkedHashMap<>();

    static {
        EXECUTORS.put("same thread", Runnable::run);
        EXECUTORS.put("1 thread", ONE);
        EXECUTORS.put("2 threads", TWO);
        EXECUTORS.put("8 threads", EIGHT);
    }

    @AfterAll
    static void stop() {
        List.of(ONE, TWO, EIGHT).forEach(ExecutorService::shutdownNow);
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    private static EpochSchedule exact(double delta, double multiplier) {
        return new ScheduleSettings.DeltaExact(delta, multiplier, ScheduleSettings.Distance.SCALED, null).schedule();
    }

    private static EpochSchedule approximate(double delta, double multiplier) {
        return new ScheduleSettings.DeltaApproximate(delta, multiplier, ScheduleSettings.Distance.SCALED, null)
                .schedule();
    }

    /** Answers from a trajectory whose row i is the i-th kept epoch, and notes what it was asked for. */
    private static final class Asked implements EpochCoordinates {
        final Queue<Integer> epochs = new ConcurrentLinkedQueue<>();
        private final double[][] path;
        private final List<Integer> kept;
        private final Executor executor;

        Asked(double[][] path, List<Integer> kept, Executor executor) {
            this.path = path;
            this.kept = kept;
            this.executor = executor;
        }

        @Override
        public CompletableFuture<double[]> at(int epoch) {
            epochs.add(epoch);
            return CompletableFuture.supplyAsync(() -> path[kept.indexOf(epoch)], executor);
        }
    }

    private static Map<String, double[][]> trajectories() {
        Map<String, double[][]> all = Trajectories.adversarial();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            all.put("random " + i, Trajectories.random(random));
        }
        return all;
    }

    /** The nine epochs of the dissertation (3.3.2), δ = 2; the two unknown ones are never asked for. */
    @Test
    void splitsTheWorkedExampleOfTheDissertation() {
        Double[] values = {2.0, 5.0, 6.0, 8.0, 10.0, null, 12.0, null, 14.0};
        List<Integer> order = new ArrayList<>();
        MeasuredEpochs measured = new MeasuredEpochs(upTo(8), epoch -> {
            order.add(epoch);
            return CompletableFuture.completedFuture(new double[] {values[epoch]});
        });
        double[] first = measured.await(measured.at(0));
        double[] last = measured.await(measured.at(8));
        measured.await(new DeltaSchedule.SectionSplit(measured, 2).fill(0, first, 8, last));
        assertEquals(List.of(0, 1, 2, 3, 4, 6, 8), measured.epochs());
        assertEquals(List.of(0, 8, 4), order.subList(0, 3), "the ends come first, then the middle");
        assertEquals(1, measured.pairsFartherThan(2), "2 and 5 are adjacent");
    }

    @Test
    void consecutiveEpochsAreNearOrAdjacent() {
        trajectories().forEach((name, path) -> {
            List<Integer> chosen = exact(1, 2)
                    .choose(upTo(path.length - 1), new Asked(path, upTo(path.length - 1), TWO))
                    .epochs();
            assertEquals(0, chosen.get(0), name);
            assertEquals(path.length - 1, chosen.get(chosen.size() - 1), name);
            for (int i = 1; i < chosen.size(); i++) {
                int before = chosen.get(i - 1);
                int epoch = chosen.get(i);
                assertTrue(
                        epoch == before + 1 || Trajectories.distance(path[before], path[epoch]) <= 1,
                        name + ": " + before + " and " + epoch);
            }
        });
    }

    @Test
    void choiceIsThatOfTheModelOnAnyNumberOfThreads() {
        double[] multipliers = {1, 1.5, 2, 10};
        int count = 0;
        for (var trajectory : trajectories().entrySet()) {
            double[][] path = trajectory.getValue();
            double multiplier = multipliers[count++ % multipliers.length];
            List<Integer> kept = upTo(path.length - 1);
            EXECUTORS.forEach((threads, executor) -> {
                String name = trajectory.getKey() + " on " + threads;
                assertEquals(
                        Trajectories.model(path, 1, multiplier, true),
                        exact(1, multiplier)
                                .choose(kept, new Asked(path, kept, executor))
                                .epochs(),
                        name);
                assertEquals(
                        Trajectories.model(path, 1, multiplier, false),
                        approximate(1, multiplier)
                                .choose(kept, new Asked(path, kept, executor))
                                .epochs(),
                        name);
            });
        }
    }

    /** Answers come in an order drawn from a seed, one at a time. */
    @Test
    void choiceDoesNotDependOnTheOrderOfTheAnswers() {
        trajectories().forEach((name, path) -> {
            List<Integer> kept = upTo(path.length - 1);
            List<Integer> model = Trajectories.model(path, 1, 2, true);
            for (int seed = 0; seed < 3; seed++) {
                assertEquals(
                        model,
                        exact(1, 2)
                                .choose(kept, new Asked(path, kept, shuffled(seed)))
                                .epochs(),
                        name);
            }
        });
    }

    /** Runs what it is given on one thread, each time something drawn from what is waiting. */
    private static Executor shuffled(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Runnable> waiting = new ArrayList<>();
        return work -> {
            synchronized (waiting) {
                waiting.add(work);
            }
            ONE.execute(() -> {
                Runnable drawn;
                synchronized (waiting) {
                    drawn = waiting.remove(random.nextInt(waiting.size()));
                }
                drawn.run();
            });
        };
    }

    @Test
    void nothingIsMeasuredThatIsNotChosenAndNothingTwice() {
        trajectories().forEach((name, path) -> {
            List<Integer> kept = upTo(path.length - 1);
            for (EpochSchedule schedule : List.of(exact(1, 2), approximate(1, 2))) {
                Asked asked = new Asked(path, kept, EIGHT);
                List<Integer> chosen = schedule.choose(kept, asked).epochs();
                assertEquals(
                        chosen, new ArrayList<>(asked.epochs).stream().sorted().toList(), name);
                assertTrue(schedule.adaptive());
            }
        });
    }

    /** By the rule of section 3: skips 1, 2, 4, 8 … while D ≤ δ; and with multiplier 1.5: 1, 2, 3, 4, 6, 9. */
    @Test
    void skipGrowsByTheMultiplierAndByOneAtLeast() {
        double[][] still = Trajectories.line(new double[30]);
        assertEquals(List.of(0, 1, 3, 7, 15, 29), walk(still, 2));
        assertEquals(List.of(0, 1, 3, 6, 10, 16, 25, 29), walk(still, 1.5));
        assertEquals(List.of(0, 1, 3, 6, 10, 15, 21, 28, 29), walk(still, 1));
    }

    /** Skips 1, 2, 4 up to epoch 7; the next, 8, meets the step; then 4, and again 8. */
    @Test
    void skipHalvesWhereTheDistanceIsTooGreat() {
        double[] step = new double[29];
        Arrays.fill(step, 9, 29, 10);
        assertEquals(List.of(0, 1, 3, 7, 15, 19, 27, 28), walk(Trajectories.line(step), 2));
    }

    private static List<Integer> walk(double[][] path, double multiplier) {
        List<Integer> kept = upTo(path.length - 1);
        return approximate(1, multiplier)
                .choose(kept, new Asked(path, kept, Runnable::run))
                .epochs();
    }

    @Test
    void countsThePairsThatAreTooFarApart() {
        trajectories().forEach((name, path) -> {
            List<Integer> kept = upTo(path.length - 1);
            for (EpochSchedule schedule : List.of(exact(1, 2), approximate(1, 2))) {
                EpochSchedule.Choice choice = schedule.choose(kept, new Asked(path, kept, TWO));
                int over = 0;
                for (int i = 1; i < choice.epochs().size(); i++) {
                    double[] before = path[choice.epochs().get(i - 1)];
                    over += Trajectories.distance(before, path[choice.epochs().get(i)]) > 1 ? 1 : 0;
                }
                assertEquals(over, choice.overDelta(), name);
            }
        });
    }

    /** Where weights were thinned out, adjacent means adjacent kept epochs. */
    @Test
    void worksOnKeptEpochsOnly() {
        List<Integer> kept = List.of(0, 1, 5, 10, 20, 40, 80, 160, 320);
        double[][] path = Trajectories.line(0, 0, 0, 5, 5, 5, 9, 9, 9);
        EpochSchedule.Choice choice = exact(1, 2).choose(kept, new Asked(path, kept, TWO));
        List<Integer> expected =
                Trajectories.model(path, 1, 2, true).stream().map(kept::get).toList();
        assertEquals(expected, choice.epochs());
        assertTrue(new TreeSet<>(choice.epochs()).containsAll(List.of(5, 10, 40, 80)), "both steps are bracketed");
        assertEquals(2, choice.overDelta());
    }

    /** Answers that are there at once must not pile up calls: the default stack holds some ten thousand. */
    @Test
    void walksOverAHundredThousandEpochs() {
        double[][] path =
                Trajectories.line(IntStream.range(0, 100_000).asDoubleStream().toArray());
        List<Integer> kept = upTo(99_999);
        EpochSchedule.Choice choice =
                exact(0.5, 2).choose(kept, epoch -> CompletableFuture.completedFuture(path[epoch]));
        assertEquals(kept, choice.epochs());
        assertEquals(99_999, choice.overDelta());
    }

    @Test
    void refusesCoordinatesOfDifferentLengths() {
        EpochSchedule schedule = exact(1, 2);
        assertThrows(
                IllegalArgumentException.class,
                () -> schedule.choose(upTo(3), epoch -> CompletableFuture.completedFuture(new double[epoch + 1])));
    }

    @Test
    void settingsSayWhatIsAllowed() {
        assertThrows(IllegalArgumentException.class, () -> exact(0, 2));
        assertThrows(IllegalArgumentException.class, () -> exact(Double.NaN, 2));
        assertThrows(IllegalArgumentException.class, () -> approximate(0.02, 0.5));
        assertEquals(0.02, ScheduleSettings.DeltaExact.defaults().delta());
        assertEquals(2, ScheduleSettings.DeltaApproximate.defaults().multiplier());
    }
}
