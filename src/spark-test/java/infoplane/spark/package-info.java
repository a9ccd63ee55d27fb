/** Tests on a real cluster on the loopback. They run in the profile {@code spark}, once the jars are made. */
@NullMarked
package infoplane.spark;

import org.jspecify.annotations.NullMarked;
