/** What the window remembers from one start to the next. */
@NullMarked
package infoplane.ui.memory;

import org.jspecify.annotations.NullMarked;
