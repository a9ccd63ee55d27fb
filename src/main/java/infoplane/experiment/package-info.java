/** An experiment from its settings to its findings. */
@NullMarked
package infoplane.experiment;

import org.jspecify.annotations.NullMarked;
