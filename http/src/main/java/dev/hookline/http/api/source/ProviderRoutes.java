package dev.hookline.http.api.source;

import dev.hookline.http.api.ApiAnswer;
import dev.hookline.http.api.ApiCall;
import dev.hookline.http.api.ApiRoute;
import dev.hookline.http.api.ListView;
import dev.hookline.operate.Scope;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.sample.Samples;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue of providers, with what a source of each needs. */
public final class ProviderRoutes {

  private static final ListView ALL =
      new ListView(Providers.all().stream().map(ProviderRoutes::view).toList(), null);

  private ProviderRoutes() {}

  public static List<ApiRoute> routes() {
    return List.of(ApiRoute.get("/api/v1/providers", Scope.READ, ProviderRoutes::list));
  }

  /**
   * @param secretRequired whether a source can only be made with a secret
   * @param verification {@code optional} or {@code required}
   * @param scheme the provider's scheme in the form of {@code verification}; null when it cannot be
   *     written in that form or is made from it
   * @param samples types of events of which samples can be sent
   */
  record ProviderView(
      String key,
      String label,
      String docsUrl,
      boolean secretRequired,
      @Nullable String secretHint,
      String verification,
      @Nullable Map<String, Object> scheme,
      @Nullable String retries,
      List<String> samples,
      Map<String, String> exampleHeaders) {}

  private static ApiAnswer list(ApiCall call) {
    return ApiAnswer.ok(ALL);
  }

  private static ProviderView view(Provider provider) {
    return new ProviderView(
        provider.key(),
        provider.label(),
        provider.docsUrl(),
        provider.needsSecret(),
        textOrNull(provider.secretHint()),
        provider.needsVerification() ? "required" : "optional",
        provider.verification().orElse(null),
        textOrNull(provider.retries()),
        Samples.types(provider),
        provider.exampleHeaders());
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
