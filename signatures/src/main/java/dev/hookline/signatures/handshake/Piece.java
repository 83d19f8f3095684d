package dev.hookline.signatures.handshake;

/** A part of an answer. */
public sealed interface Piece {

  /** The same in each answer. */
  record Text(String text) implements Piece {}

  /** The sender's challenge. */
  record Challenge(Spelling spelling) implements Piece {}

  /**
   * HMAC-SHA256 of the challenge. Its key is the secret that the request is signed with, so that a
   * sender gets the answer that it can check while the source has several; the newest one where the
   * request is not signed.
   */
  record ChallengeMac(Digits digits) implements Piece {}

  /** SHA-256 of challenge, verify token and URL without query, one after the other, in hex. */
  record ChallengeDigest() implements Piece {}

  /** A positive number from a header of the request, or something else when there is none. */
  record NumberOf(Place.Header header, String otherwise) implements Piece {}

  /** How a challenge is written, so that it stays what it was. */
  enum Spelling {
    AS_IT_IS,
    /** As a JSON string, quotes included. */
    JSON,
    /** What could be markup is written as references. */
    HTML
  }

  /** How bytes are written. */
  enum Digits {
    HEX,
    BASE64
  }
}
