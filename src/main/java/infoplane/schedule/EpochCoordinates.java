package infoplane.schedule;

import java.util.concurrent.CompletableFuture;

/**
 * Gives the coordinates of an epoch, for schedules that follow distances. During training, the result for an epoch that is
 * not yet trained comes later.
 */
@FunctionalInterface
public interface EpochCoordinates {
    /**
     * Measures an epoch. Each epoch is measured once, however often it is requested. Thread-safe; does not block.
     *
     * @return the scaled coordinates of the epoch. The distance of two epochs is the greatest absolute difference of two
     *     coordinates
     */
    CompletableFuture<double[]> at(int epoch);
}
