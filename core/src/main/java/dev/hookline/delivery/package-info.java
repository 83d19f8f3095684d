/**
 * From a claimed delivery to an answered request. In: a job and its event. Out: one signed POST to
 * a vetted address, and an outcome. Open {@link dev.hookline.delivery.Deliverer} first.
 */
@NullMarked
package dev.hookline.delivery;

import org.jspecify.annotations.NullMarked;
