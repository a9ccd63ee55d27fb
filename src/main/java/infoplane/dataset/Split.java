package infoplane.dataset;

/**
 * Which rows are trained on and which are kept for testing; row numbers of the data set, ascending.
 *
 * @param train at least one row
 * @param test possibly none
 */
@SuppressWarnings("ArrayRecordComponent") // plain row numbers, never compared
public record Split(int[] train, int[] test) {}
