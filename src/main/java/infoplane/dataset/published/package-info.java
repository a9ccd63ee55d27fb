/** Data that others publish: their files, checksums and places, and fetching them once. */
@NullMarked
package infoplane.dataset.published;

import org.jspecify.annotations.NullMarked;
