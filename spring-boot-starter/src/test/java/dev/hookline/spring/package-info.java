/** Tests. */
@NullMarked
package dev.hookline.spring;

import org.jspecify.annotations.NullMarked;
