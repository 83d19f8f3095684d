package dev.hookline.http.api.source;

import dev.hookline.ingest.Source;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Problem;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The verification of a source between its stored text and its provider's reading. */
final class Verification {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Verification() {}

  /** What a stored source amounts to; invalid when it was stored by another version. */
  static Configuration of(Source source) {
    Provider provider = Providers.find(source.provider()).orElse(null);
    if (provider == null) {
      return new Configuration.Invalid(
          List.of(new Problem("", "there is no provider " + source.provider())));
    }
    try {
      return provider.configure(map(source.verification()));
    } catch (JacksonException unreadable) {
      return new Configuration.Invalid(List.of(new Problem("", "the settings are not JSON")));
    }
  }

  static @Nullable String text(@Nullable Map<String, Object> verification) {
    return verification == null ? null : JSON.writeValueAsString(verification);
  }

  static @Nullable Map<String, Object> map(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, OBJECT);
  }
}
