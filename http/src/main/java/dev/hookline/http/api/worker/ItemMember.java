package dev.hookline.http.api.worker;

import org.jspecify.annotations.Nullable;

/**
 * The members that items of a report may have beside {@code run}, {@code lease} and {@code kind}.
 */
enum ItemMember {
  AT("at"),
  ENTRIES("entries"),
  PATCH("patch"),
  KEY("key"),
  OUTPUT("output"),
  ERROR("error"),
  RETRY("retry"),
  UNTIL("until"),
  TOKEN("token"),
  RUNS("runs"),
  TIMEOUT("timeout");

  private static final ItemMember[] ALL = values();

  private final String word;

  ItemMember(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static @Nullable ItemMember of(String word) {
    for (ItemMember member : ALL) {
      if (member.word.equals(word)) {
        return member;
      }
    }
    return null;
  }
}
