package infoplane.schedule;

import java.util.concurrent.CompletableFuture;

/**
 * Where an epoch lies, for schedules that follow distances. While training goes on the answer for an epoch that has not
 * been trained yet simply comes later.
 */
@FunctionalInterface
public interface EpochCoordinates {
    /**
     * Measures an epoch, once however often it is asked for; thread-safe and without blocking.
     *
     * @return the epoch's coordinates, already scaled: the distance of two epochs is the greatest absolute difference
     *     of two coordinates
     */
    CompletableFuture<double[]> at(int epoch);
}
