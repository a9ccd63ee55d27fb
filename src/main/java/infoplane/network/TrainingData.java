package infoplane.network;

import infoplane.core.Samples;

/**
 * What a trainer needs of a data set.
 *
 * @param inputs N × d, all rows
 * @param classes the class of each row
 * @param classCount how many classes there are
 * @param train rows trained on
 * @param test rows kept for testing, possibly none
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record TrainingData(Samples inputs, int[] classes, int classCount, int[] train, int[] test) {}
