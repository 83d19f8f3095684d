/**
 * Requests as the providers send them, to try a receiver out: a provider, an id and secrets enter,
 * a signed {@link dev.hookline.signatures.sample.SampleMessage} leaves. Some providers have samples
 * of their own, kept as text beside the classes; for all others one is made up. Open {@link
 * dev.hookline.signatures.sample.Samples} first.
 */
@NullMarked
package dev.hookline.signatures.sample;

import org.jspecify.annotations.NullMarked;
