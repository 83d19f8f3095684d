/** Tests. */
@NullMarked
package dev.hookline.sdk.client;

import org.jspecify.annotations.NullMarked;
