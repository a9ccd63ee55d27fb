/** Curves and maps over epochs as pictures. */
@NullMarked
package infoplane.figure.chart;

import org.jspecify.annotations.NullMarked;
