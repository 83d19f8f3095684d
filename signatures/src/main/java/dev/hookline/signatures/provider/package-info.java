/**
 * The providers whose webhooks are understood, one file of data each: a provider key (and for the
 * generic ones a configuration) enters, a {@link dev.hookline.signatures.Scheme} and the places of
 * event id and type leave. Open {@link dev.hookline.signatures.provider.Providers} first, then any
 * provider, for example {@code Stripe}.
 */
@NullMarked
package dev.hookline.signatures.provider;

import org.jspecify.annotations.NullMarked;
