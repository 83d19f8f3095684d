/**
 * In: the raw bytes and headers of a webhook, and a secret. Out: whether it is genuine and fresh,
 * or the headers that make it so.
 */
@NullMarked
package dev.hookline.signatures;

import org.jspecify.annotations.NullMarked;
