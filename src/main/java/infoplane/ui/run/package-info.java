/** View models of the runs of a session: their results, which runs are shown and which compute. No controls. */
@NullMarked
package infoplane.ui.run;

import org.jspecify.annotations.NullMarked;
