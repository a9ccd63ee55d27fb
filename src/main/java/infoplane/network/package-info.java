/** Networks: settings, training, the trajectory of weights, activations from weights. */
@NullMarked
package infoplane.network;

import org.jspecify.annotations.NullMarked;
