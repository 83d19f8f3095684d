package dev.hookline.ingest;

import dev.hookline.filter.EventFilter;
import dev.hookline.signatures.batch.BatchRule;
import org.jspecify.annotations.Nullable;

/**
 * What a source does to genuine requests beyond the ordinary; at least one is not null.
 *
 * @param batch for a source that makes one event of each element of a body
 */
public record IntakeRules(
    @Nullable DedupeKey dedupe, @Nullable EventFilter filter, @Nullable BatchRule batch) {

  /** The same for a request that a person lets in. */
  IntakeRules withoutFilter() {
    return new IntakeRules(dedupe, null, batch);
  }
}
