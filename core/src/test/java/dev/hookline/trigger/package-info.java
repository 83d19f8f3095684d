/** How alerts are written. Open {@link dev.hookline.trigger.AlertTextTest} first. */
@NullMarked
package dev.hookline.trigger;

import org.jspecify.annotations.NullMarked;
