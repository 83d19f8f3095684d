package dev.hookline.http.api.source;

import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about a source.
 *
 * @param verification the object of the API; null for none
 */
record SourceDraft(
    String name,
    String provider,
    @Nullable Map<String, Object> verification,
    boolean enabled,
    SourceSettings settings) {

  /** What holds for members that are left out at creation. */
  static final SourceDraft STANDARD = new SourceDraft("", "", null, true, SourceSettings.STANDARD);

  static SourceDraft of(Source source) {
    return new SourceDraft(
        source.name(),
        source.provider(),
        Verification.map(source.verification()),
        source.enabled(),
        source.settings());
  }
}
