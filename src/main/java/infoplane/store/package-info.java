/** Run folders: writes them safely, so that crashes lose little, and opens them again. */
@NullMarked
package infoplane.store;

import org.jspecify.annotations.NullMarked;
