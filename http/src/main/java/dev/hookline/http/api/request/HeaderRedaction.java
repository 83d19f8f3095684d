package dev.hookline.http.api.request;

import dev.hookline.event.Headers;
import dev.hookline.http.api.source.CredentialHeaders;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers as people may see them: what proves a sender is not shown. */
public final class HeaderRedaction {

  public static final String REDACTED = "[redacted]";

  /** Shorter secrets stand in headers by chance. */
  private static final int TELLING_LENGTH_MIN = 8;

  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  /** How the names end that people give to headers with credentials in them. */
  private static final List<String> CREDENTIAL_ENDINGS =
      List.of("api-key", "apikey", "-token", "-secret", "password");

  private HeaderRedaction() {}

  /**
   * By lower-case name; the values of a repeated header are joined with a comma.
   *
   * @param source where they arrived; its secrets are redacted wherever they stand, also in a
   *     header of its own choice
   */
  public static Map<String, String> shown(Headers headers, @Nullable Source source) {
    List<String> secrets = source == null ? List.of() : secrets(source);
    Set<String> credentials = source == null ? Set.of() : CredentialHeaders.of(source);
    Map<String, String> shown = new LinkedHashMap<>();
    headers.forEach((name, value) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean hidden =
          isCredential(lower)
              || credentials.contains(lower)
              || secrets.stream().anyMatch(value::contains);
      shown.merge(lower, hidden ? REDACTED : value, (first, next) -> first + ", " + next);
    });
    return shown;
  }

  /**
   * Whether a header's name says that it proves a sender.
   *
   * @param name in lower case
   */
  public static boolean isCredential(String name) {
    return CREDENTIALS.contains(name) || CREDENTIAL_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<String> secrets(Source source) {
    return source.secrets().stream()
        .map(SourceSecret::text)
        .filter(text -> text.length() >= TELLING_LENGTH_MIN)
        .toList();
  }
}
