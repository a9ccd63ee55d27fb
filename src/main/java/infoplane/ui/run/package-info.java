/** The runs of a session as view models: what is known of each, which are shown, which is computing. No controls. */
@NullMarked
package infoplane.ui.run;

import org.jspecify.annotations.NullMarked;
