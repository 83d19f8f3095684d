/**
 * In: HTTP requests. Out: calls into the core and its answers as HTTP; and deliveries on their way
 * out.
 */
@NullMarked
package dev.hookline.http;

import org.jspecify.annotations.NullMarked;
