package dev.hookline.operate;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do. */
public enum Scope {
  /** Everything. */
  ADMIN("admin"),
  /** Read all but secrets. */
  READ("read"),
  /** Publish events. */
  PUBLISH("publish"),
  /** Read, and change sources, endpoints and deliveries. */
  WRITE("write");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }

  /** Whether holding this scope includes another. */
  public boolean includes(Scope other) {
    return this == other || this == ADMIN || (this == WRITE && other == READ);
  }
}
