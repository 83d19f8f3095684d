package dev.hookline.http.api.source;

import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.api.FilterReader;
import dev.hookline.http.json.JsonObject;
import dev.hookline.ingest.SourceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads what may be settled about a source besides its verification. */
final class SettingsReader {

  private static final int VERIFY_TOKEN_LENGTH_MAX = 512;
  private static final int URL_LENGTH_MAX = 2_048;

  private SettingsReader() {}

  /**
   * @param present what holds for members that are left out
   */
  static SourceSettings read(JsonObject form, SourceSettings present, FilterLanguage filters) {
    return new SourceSettings(
        verifyToken(form, present.verifyToken()),
        publicUrl(form, present.publicUrl()),
        DedupeReader.read(form, present.dedupe()),
        ResponseReader.read(form, present.response()),
        FilterReader.read(form, present.filter(), filters),
        split(form, present.split()),
        LimitsReader.read(form, present.limits()));
  }

  private static boolean split(JsonObject form, boolean present) {
    Boolean given = form.flag("split");
    return given == null ? present && !form.isNull("split") : given;
  }

  private static @Nullable String verifyToken(JsonObject form, @Nullable String present) {
    if (!form.has("verify_token")) {
      return present;
    }
    String token = form.text("verify_token", VERIFY_TOKEN_LENGTH_MAX);
    if (token != null && token.isEmpty()) {
      form.error("verify_token", "must not be empty");
    }
    return token;
  }

  private static @Nullable String publicUrl(JsonObject form, @Nullable String present) {
    if (!form.has("public_url")) {
      return present;
    }
    String url = form.text("public_url", URL_LENGTH_MAX);
    if (url != null && !isUrl(url)) {
      form.error("public_url", "must be an absolute http or https URL without query and fragment");
    }
    return url;
  }

  private static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null;
    } catch (URISyntaxException noUrl) {
      return false;
    }
  }
}
