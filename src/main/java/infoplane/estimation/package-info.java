/** Estimators of mutual information, their settings and their descriptions. */
@NullMarked
package infoplane.estimation;

import org.jspecify.annotations.NullMarked;
