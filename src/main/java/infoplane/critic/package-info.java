/** Networks that neural estimators train. */
@NullMarked
package infoplane.critic;

import org.jspecify.annotations.NullMarked;
