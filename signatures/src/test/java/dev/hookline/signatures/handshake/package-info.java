@org.jspecify.annotations.NullMarked
package dev.hookline.signatures.handshake;
