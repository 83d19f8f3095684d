package dev.hookline.http.api.event;

import dev.hookline.event.Event;
import dev.hookline.http.api.ApiAnswer;
import dev.hookline.id.IdPrefix;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an event as a download. They come from strangers: whatever they are, a browser must
 * not show or run them in the name of this server.
 */
final class RawPayload {

  private static final String UNKNOWN = "application/octet-stream";
  private static final Pattern SAFE = Pattern.compile("[!-~]+/[!-~]+[ -~]{0,200}");

  private RawPayload() {}

  static ApiAnswer of(Event event) {
    String name = event.id().text(IdPrefix.EVENT);
    return new ApiAnswer.Bytes(
        contentType(event.payload().contentType()),
        event.payload().bytes(),
        Map.of(
            "content-disposition",
            "attachment; filename=\"" + name + "\"",
            "content-security-policy",
            "default-src 'none'; sandbox"));
  }

  private static String contentType(@Nullable String stored) {
    return stored != null && SAFE.matcher(stored).matches() ? stored : UNKNOWN;
  }
}
