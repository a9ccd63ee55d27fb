package infoplane.report;

import infoplane.core.RunMonitor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A part of the work that is done as a whole or goes on where it was stopped.
 *
 * @param words what is done, such as {@code tanh: training}
 * @param turn what has a lower one comes earlier: training before studies, and the slowest studies last
 * @param weight rough seconds of one core
 * @param whole whether nothing is left to do
 * @param work reports its progress and asks whether it should go on
 */
record ReplicationStep(
        Piece piece, String words, int turn, double weight, BooleanSupplier whole, Consumer<RunMonitor> work) {}
