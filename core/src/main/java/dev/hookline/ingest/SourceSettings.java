package dev.hookline.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What an operator may settle about a source besides how its requests are verified. Null stands for
 * the standard.
 *
 * @param verifyToken what the sender repeats in its handshake, in clear text
 * @param publicUrl the URL under which the sender knows this source, for schemes that sign it,
 *     where a proxy changes more than scheme and host; without the query of a request
 * @param dedupe by what repeated events are told; the provider's event id by default
 * @param response what is answered to accepted and repeated requests
 * @param filter an expression over a request; those for which it is not true become no event
 * @param split whether a body that lists several events becomes one event for each
 * @param limits whom and how much it lets in
 */
public record SourceSettings(
    @Nullable String verifyToken,
    @Nullable String publicUrl,
    @Nullable DedupeRule dedupe,
    @Nullable CustomResponse response,
    @Nullable String filter,
    boolean split,
    SourceLimits limits) {

  public static final SourceSettings STANDARD =
      new SourceSettings(null, null, null, null, null, false, SourceLimits.NONE);

  /** Settings without limits. */
  public SourceSettings(
      @Nullable String verifyToken,
      @Nullable String publicUrl,
      @Nullable DedupeRule dedupe,
      @Nullable CustomResponse response,
      @Nullable String filter,
      boolean split) {
    this(verifyToken, publicUrl, dedupe, response, filter, split, SourceLimits.NONE);
  }

  /** The same settings with other limits. */
  public SourceSettings with(SourceLimits newLimits) {
    return new SourceSettings(verifyToken, publicUrl, dedupe, response, filter, split, newLimits);
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "SourceSettings[publicUrl=%s, dedupe=%s, response=%s, filter=%s, split=%s, limits=%s]"
        .formatted(publicUrl, dedupe, response, filter, split, limits);
  }
}
