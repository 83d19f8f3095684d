/**
 * What reads bytes of strangers, fed with bytes that a fuzzer makes up. In: bytes. Out: nothing, or
 * an error with the bytes that caused it. Open {@link dev.hookline.fuzz.SignatureHeaderFuzz} first.
 */
@NullMarked
package dev.hookline.fuzz;

import org.jspecify.annotations.NullMarked;
