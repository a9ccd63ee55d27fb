/** The findings of a run: phases, compression, laws, and claims of the literature with their evidence. */
@NullMarked
package infoplane.findings;

import org.jspecify.annotations.NullMarked;
