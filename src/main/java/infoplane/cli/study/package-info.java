/** Commands that ask more of kept runs than their own estimators told. */
@NullMarked
package infoplane.cli.study;

import org.jspecify.annotations.NullMarked;
