/** Tests. */
@NullMarked
package dev.hookline.sdk.json;

import org.jspecify.annotations.NullMarked;
