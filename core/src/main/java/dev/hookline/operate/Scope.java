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
  /** Trigger tasks, and make and complete tokens. */
  TRIGGER("trigger"),
  /** Execute runs; with what their code asks for, which is to trigger others and to read. */
  WORKER("worker"),
  /** Read, trigger tasks, and change whatever is set up, deliveries and runs. */
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
    return this == other
        || switch (this) {
          case ADMIN -> true;
          case WRITE, WORKER -> other == READ || other == TRIGGER;
          case READ, PUBLISH, TRIGGER -> false;
        };
  }
}
