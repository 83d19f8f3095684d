/** The text and the order of ids. Open {@link dev.hookline.id.IdTest} first. */
@NullMarked
package dev.hookline.id;

import org.jspecify.annotations.NullMarked;
