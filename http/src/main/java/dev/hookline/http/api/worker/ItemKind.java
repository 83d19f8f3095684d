package dev.hookline.http.api.worker;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of items in a report, with the members that each may have. */
enum ItemKind {
  START("start"),
  LOG("log"),
  METADATA("metadata"),
  STEP("step"),
  COMPLETE("complete"),
  FAIL("fail"),
  SUSPEND("suspend"),
  CANCELLED("cancelled"),
  TIMED_OUT("timed_out"),
  RELEASE("release");

  private static final ItemKind[] ALL = values();

  private final String word;

  ItemKind(String word) {
    this.word = word;
  }

  boolean knows(Set<ItemMember> given) {
    for (ItemMember member : given) {
      if (!knows(member)) {
        return false;
      }
    }
    return true;
  }

  boolean knows(ItemMember member) {
    return switch (member) {
      case AT -> this == START;
      case ENTRIES -> this == LOG;
      case PATCH -> this == METADATA;
      case KEY -> this == STEP;
      case OUTPUT -> this == STEP || this == COMPLETE;
      case ERROR, RETRY -> this == FAIL;
      case UNTIL, TOKEN, RUNS, TIMEOUT -> this == SUSPEND;
    };
  }

  static @Nullable ItemKind of(String word) {
    for (ItemKind kind : ALL) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return null;
  }

  static String words() {
    return Arrays.stream(ALL).map(kind -> kind.word).collect(Collectors.joining(", "));
  }
}
