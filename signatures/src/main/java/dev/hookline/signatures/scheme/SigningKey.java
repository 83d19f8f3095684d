package dev.hookline.signatures.scheme;

/** A key that can sign. Safe for any number of threads. */
interface SigningKey {

  byte[] sign(byte[][] pieces);
}
