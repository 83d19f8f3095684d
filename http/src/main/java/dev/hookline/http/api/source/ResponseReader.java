package dev.hookline.http.api.source;

import dev.hookline.event.Headers;
import dev.hookline.http.json.JsonObject;
import dev.hookline.ingest.CustomResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a source answers instead of the standard answer. */
final class ResponseReader {

  private static final CustomResponse STANDARD = new CustomResponse(202, Headers.NONE, null, null);

  /** RFC 9110, section 8.3.1; parameters are not looked at. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[!-~&&[^/;,]]+/[!-~&&[^/;,]]+( ?;[ -~]*)?");

  private static final int HEADERS_MAX = 20;
  private static final int VALUE_LENGTH_MAX = 1_000;
  private static final int BODY_LENGTH_MAX = 16_384;
  private static final int CONTENT_TYPE_LENGTH_MAX = 200;

  private ResponseReader() {}

  static @Nullable CustomResponse read(JsonObject form, @Nullable CustomResponse present) {
    if (!form.has("response")) {
      return present;
    }
    JsonObject given = form.object("response");
    if (given == null) {
      return null;
    }
    CustomResponse before = present == null ? STANDARD : present;
    Integer status = given.integer("status", 200, 299);
    String body = given.has("body") ? given.anyText("body", BODY_LENGTH_MAX) : before.body();
    String type =
        given.has("content_type")
            ? given.text("content_type", CONTENT_TYPE_LENGTH_MAX)
            : before.contentType();
    CustomResponse response =
        new CustomResponse(
            status != null ? status : given.has("status") ? STANDARD.status() : before.status(),
            headers(given, before.headers()),
            body,
            type);
    refuseContradictions(given, response);
    return response;
  }

  private static void refuseContradictions(JsonObject given, CustomResponse response) {
    String body = response.body();
    boolean hasNoBody = response.status() == 204 || response.status() == 205;
    if (hasNoBody && body != null && !body.isEmpty()) {
      given.error("body", "cannot stand beside status " + response.status());
    }
    String type = response.contentType();
    if (type != null && !MEDIA_TYPE.matcher(type).matches()) {
      given.error("content_type", "must be a media type, such as text/plain; charset=utf-8");
    }
    if (type != null && body == null) {
      given.error("content_type", "needs a body");
    }
  }

  /** Headers that are not named stay; null takes one away, or all. */
  private static Headers headers(JsonObject given, Headers present) {
    JsonObject fields = given.object("headers");
    if (fields == null) {
      return given.has("headers") ? Headers.NONE : present;
    }
    Map<String, Headers.Field> chosen = new LinkedHashMap<>();
    present.forEach((name, value) -> chosen.put(key(name), new Headers.Field(name, value)));
    Set<String> named = new HashSet<>();
    for (String name : fields.names()) {
      if (!named.add(key(name))) {
        fields.error(name, "is named twice");
      }
      if (fields.isNull(name)) {
        chosen.remove(key(name));
      } else {
        chosen.put(key(name), new Headers.Field(name, value(fields, name)));
      }
    }
    if (chosen.size() > HEADERS_MAX) {
      given.error("headers", "must have at most " + HEADERS_MAX + " members");
    }
    return Headers.of(List.copyOf(chosen.values()));
  }

  private static String value(JsonObject fields, String name) {
    String value = fields.text(name, VALUE_LENGTH_MAX);
    if (!HeaderNames.isName(name)) {
      fields.error(name, "is not the name of a header");
    } else if (HeaderNames.isReserved(name)) {
      fields.error(name, "is set by the server");
    } else if (value != null && !isVisible(value)) {
      fields.error(name, "must be a string of visible ASCII characters");
    }
    return value == null ? "" : value;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f);
  }
}
