/** Figures in files: PNG, SVG, PDF, GIF and tables. */
@NullMarked
package infoplane.figure.file;

import org.jspecify.annotations.NullMarked;
