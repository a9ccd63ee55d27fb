/** Problems and twins of the data whose information is known, and the estimators' results on them. */
@NullMarked
package infoplane.calibration;

import org.jspecify.annotations.NullMarked;
