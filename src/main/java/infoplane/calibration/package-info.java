/** Problems and twins of the data whose information is known, and what estimators make of them. */
@NullMarked
package infoplane.calibration;

import org.jspecify.annotations.NullMarked;
