package infoplane.critic;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that falls to 0 in a straight line. (ND4J's PolySchedule of 1.0.0-M2.1, which should, rises instead.)
 *
 * @param start rate of the first step
 * @param steps after which it is 0
 */
record FallingRate(double start, int steps) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
        return start * Math.max(0, 1 - (double) iteration / steps);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
