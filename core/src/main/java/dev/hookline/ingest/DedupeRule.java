package dev.hookline.ingest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a source tells that an event has come before.
 *
 * @param by how the fields make a key
 * @param fields where to look: a JSON pointer into the body ({@code /data/id}, empty for none) or
 *     {@code header:} and a name
 * @param window how long after the first a repeated event counts as a duplicate; null for as long
 *     as the first is kept
 */
public record DedupeRule(By by, List<String> fields, @Nullable Duration window) {

  public static final String HEADER = "header:";

  /** How fields become a key. */
  public enum By {
    /** The id that the provider gives the event. */
    EVENT_ID,
    /** The text of the one field. */
    VALUE,
    /** A hash of all fields together. */
    HASH
  }

  public DedupeRule {
    fields = List.copyOf(fields);
  }
}
