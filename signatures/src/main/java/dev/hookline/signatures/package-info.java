/**
 * Verifies and signs webhooks, without dependencies: a request with its raw bytes and the shared
 * secrets enter, a {@link dev.hookline.signatures.Verdict} leaves; in the other direction a message
 * leaves with its signature headers. Open {@link dev.hookline.signatures.provider.Providers} first,
 * then {@link dev.hookline.signatures.Scheme}.
 */
@NullMarked
package dev.hookline.signatures;

import org.jspecify.annotations.NullMarked;
