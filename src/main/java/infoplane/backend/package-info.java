/** Starting ND4J: one thread, one device, facts about it. */
@NullMarked
package infoplane.backend;

import org.jspecify.annotations.NullMarked;
