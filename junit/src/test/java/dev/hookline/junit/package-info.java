/** Tests. */
@NullMarked
package dev.hookline.junit;

import org.jspecify.annotations.NullMarked;
