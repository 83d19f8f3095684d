package dev.hookline.http.api;

import dev.hookline.event.Headers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Header fields as the API shows them: names in lower case, repeated fields joined as RFC 9110
 * section 5.3 allows, and credentials hidden.
 */
public final class HeaderView {

  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");
  private static final String HIDDEN = "***";

  private HeaderView() {}

  public static Map<String, String> of(Headers headers) {
    Map<String, String> view = new LinkedHashMap<>();
    headers.forEach((name, value) -> {
      String known = name.toLowerCase(Locale.ROOT);
      view.merge(
          known,
          isCredential(known) ? HIDDEN : value,
          (first, second) -> isCredential(known) ? HIDDEN : first + ", " + second);
    });
    return view;
  }

  /** Also the names that people give to fields with keys in them. */
  private static boolean isCredential(String name) {
    return CREDENTIALS.contains(name)
        || name.endsWith("api-key")
        || name.endsWith("apikey")
        || name.endsWith("-token")
        || name.endsWith("-secret")
        || name.endsWith("password");
  }
}
