/** Run folders: writing them so that nothing is lost, and opening them again. */
@NullMarked
package infoplane.store;

import org.jspecify.annotations.NullMarked;
