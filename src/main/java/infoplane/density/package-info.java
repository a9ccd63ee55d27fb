/** Local Gaussian fits and kernel mixtures. */
@NullMarked
package infoplane.density;

import org.jspecify.annotations.NullMarked;
