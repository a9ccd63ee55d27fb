/** What the plots show, as view models: which part of which runs, which epoch, what is pointed at. No controls. */
@NullMarked
package infoplane.ui.plot;

import org.jspecify.annotations.NullMarked;
