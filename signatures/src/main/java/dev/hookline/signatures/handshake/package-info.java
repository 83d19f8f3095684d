/**
 * How senders test a URL before they use it. In: a request and what a source knows. Out: the answer
 * that the sender wants and what it wants to be opened, or why it gets none. Open {@link
 * dev.hookline.signatures.handshake.HandshakeRule} first, then {@link
 * dev.hookline.signatures.handshake.Handshake}.
 */
@NullMarked
package dev.hookline.signatures.handshake;

import org.jspecify.annotations.NullMarked;
