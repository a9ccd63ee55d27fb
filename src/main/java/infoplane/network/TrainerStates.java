package infoplane.network;

import infoplane.core.InvalidInputException;

/** Whether a saved state fits a trainer. */
final class TrainerStates {
    private TrainerStates() {}

    /** @throws InvalidInputException if the state was saved by another network, optimiser or engine */
    static void check(TrainerState state, int parameters, int memory) {
        if (state.parameters().length != parameters) {
            throw new InvalidInputException("the checkpoint holds " + state.parameters().length
                    + " parameters but this network has " + parameters + "; it is of another network");
        }
        if (state.optimiser().length != memory) {
            throw new InvalidInputException("the checkpoint holds " + state.optimiser().length
                    + " numbers of an optimiser but this one keeps " + memory
                    + "; it is of another optimiser or engine");
        }
    }
}
