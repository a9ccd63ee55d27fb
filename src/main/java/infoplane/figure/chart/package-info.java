/** Figures of curves and maps over the epochs. */
@NullMarked
package infoplane.figure.chart;

import org.jspecify.annotations.NullMarked;
