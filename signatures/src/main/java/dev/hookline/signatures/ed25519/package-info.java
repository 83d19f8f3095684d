/**
 * Verification of Ed25519 signatures (RFC 8032), several times as fast as that of the JDK: a public
 * key enters once, messages and signatures many times, yes or no leaves. Only public data passes
 * through here, so nothing takes care to run in constant time; secret keys stay with the JDK. Open
 * {@link dev.hookline.signatures.ed25519.Ed25519PublicKey} first.
 */
@NullMarked
package dev.hookline.signatures.ed25519;

import org.jspecify.annotations.NullMarked;
