/** Runs an experiment: settings, training, recording and results, with measuring beside training or afterwards. */
@NullMarked
package infoplane.experiment;

import org.jspecify.annotations.NullMarked;
