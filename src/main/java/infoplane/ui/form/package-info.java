/** What the user sets, as view models: text in, settings or a sentence out. No controls, so tested without a window. */
@NullMarked
package infoplane.ui.form;

import org.jspecify.annotations.NullMarked;
