package infoplane.network;

/**
 * What a trainer needs to go on.
 *
 * @param epoch the last epoch trained
 * @param parameters P parameters
 * @param optimiser the optimiser's memory, laid out as its engine likes; empty for plain SGD
 */
@SuppressWarnings("ArrayRecordComponent") // written and read as they are, never compared
public record TrainerState(int epoch, float[] parameters, float[] optimiser) {}
