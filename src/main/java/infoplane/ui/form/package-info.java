/**
 * The forms in which the user enters settings: models without controls, which tests use without a window, and their
 * controls.
 */
@NullMarked
package infoplane.ui.form;

import org.jspecify.annotations.NullMarked;
