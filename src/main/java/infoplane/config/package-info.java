/** Settings from JSON and back, with messages that say where and what. */
@NullMarked
package infoplane.config;

import org.jspecify.annotations.NullMarked;
