/** The panels in which the user sets up an experiment. */
@NullMarked
package infoplane.ui.setup;

import org.jspecify.annotations.NullMarked;
