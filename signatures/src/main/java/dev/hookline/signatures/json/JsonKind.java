package dev.hookline.signatures.json;

/** What stands where a pointer leads. */
public enum JsonKind {
  /** Nothing, or the document is not well-formed. */
  ABSENT,
  /** An object. */
  OBJECT,
  /** An array. */
  ARRAY,
  /** A string. */
  STRING,
  /** A number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** The word null. */
  NULL
}
