/** Types, patterns and headers. Open {@link dev.hookline.event.EventTypeTest} first. */
@NullMarked
package dev.hookline.event;

import org.jspecify.annotations.NullMarked;
