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

  /**
   * The same for an element that comes without the rest of its request: nothing tells its place, so
   * that a key of the whole request would be that of another element.
   */
  IntakeRules forElement() {
    boolean isKeyOfElement = dedupe != null && !dedupe.isOfRequest();
    return new IntakeRules(isKeyOfElement ? dedupe : null, filter, null);
  }
}
