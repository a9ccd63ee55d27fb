/** Amounts of information, samples, labels, seeds and checks; depends on nothing but the JDK. */
@NullMarked
package infoplane.core;

import org.jspecify.annotations.NullMarked;
