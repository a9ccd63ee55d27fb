/** Many runs at a glance: fields, queries and groups of the table of runs. */
@NullMarked
package infoplane.runs.table;

import org.jspecify.annotations.NullMarked;
