/** Estimators of mutual information, their settings and what they say of themselves. */
@NullMarked
package infoplane.estimation;

import org.jspecify.annotations.NullMarked;
