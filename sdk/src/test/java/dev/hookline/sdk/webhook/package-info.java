/** Tests. */
@NullMarked
package dev.hookline.sdk.webhook;

import org.jspecify.annotations.NullMarked;
