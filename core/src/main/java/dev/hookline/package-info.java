/** The gateway itself: one package for each step a webhook takes. */
@NullMarked
package dev.hookline;

import org.jspecify.annotations.NullMarked;
