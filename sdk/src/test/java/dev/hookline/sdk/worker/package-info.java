/** Tests. */
@NullMarked
package dev.hookline.sdk.worker;

import org.jspecify.annotations.NullMarked;
