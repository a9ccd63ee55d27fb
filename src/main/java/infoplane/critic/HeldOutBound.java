package infoplane.critic;

import infoplane.core.Information;

/**
 * What a trained critic says of rows that it was not trained on.
 *
 * @param value of the bound; slightly negative where there is nothing to know
 * @param standardError of the value for this critic; what another training would change is not in it
 * @param ceiling the most that can be believed of so many rows and such batches
 * @param batch pairs to a batch
 * @param steps of the optimiser until the critic that was kept
 */
public record HeldOutBound(Information value, Information standardError, Information ceiling, int batch, int steps) {}
