/** The replication: trains and measures what the claims of the literature need, and reports the verdicts as HTML and PDF. */
@NullMarked
package infoplane.report;

import org.jspecify.annotations.NullMarked;
