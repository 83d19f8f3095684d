/** Tests. */
@NullMarked
package dev.hookline.sdk.http;

import org.jspecify.annotations.NullMarked;
