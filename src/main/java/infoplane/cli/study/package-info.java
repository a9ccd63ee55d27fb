/** Commands that ask more of runs than one experiment tells: further questions to kept runs, and many runs at once. */
@NullMarked
package infoplane.cli.study;

import org.jspecify.annotations.NullMarked;
