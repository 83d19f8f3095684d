package dev.hookline.http.api.source;

import dev.hookline.filter.FilterLanguage;
import dev.hookline.http.json.JsonObject;
import dev.hookline.http.json.MergePatch;
import dev.hookline.http.json.Texts;
import dev.hookline.ingest.SourceSettings;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Problem;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source, whole or as a JSON Merge Patch (RFC 7396): what is left out stays as it is, null
 * means the standard. Errors are collected by the form.
 */
final class SourceReader {

  static final int NAME_LENGTH_MAX = 200;
  static final int SECRET_LENGTH_MAX = 8_192;
  static final int SECRETS_MAX = 5;

  private static final int PROVIDER_LENGTH_MAX = 64;
  private static final String SECRET_FORM =
      "must be a string of 1 to " + SECRET_LENGTH_MAX + " characters of well-formed Unicode";

  private SourceReader() {}

  /** A source and the scheme that its secrets must fit; the scheme is null when none is known. */
  record Read(SourceDraft draft, @Nullable Scheme scheme) {}

  /**
   * @param present {@link SourceDraft#STANDARD} for a new one
   */
  static Read read(JsonObject form, SourceDraft present, FilterLanguage filters) {
    String name = present.name();
    if (form.has("name") || name.isEmpty()) {
      name = form.requiredText("name", NAME_LENGTH_MAX);
    }
    String key = present.provider();
    if (form.has("provider") || key.isEmpty()) {
      key = form.requiredText("provider", PROVIDER_LENGTH_MAX);
    }
    boolean sameProvider = key.equals(present.provider());
    Map<String, Object> verification =
        verification(form, sameProvider ? present.verification() : null);
    Boolean given = form.flag("enabled");
    boolean standard = form.isNull("enabled") || present.enabled();
    SourceSettings settings = SettingsReader.read(form, present.settings(), filters);
    SourceDraft draft =
        new SourceDraft(name, key, verification, given == null ? standard : given, settings);
    return new Read(draft, scheme(form, draft));
  }

  /** The secrets of a new source: {@code secret} for one, {@code secrets} for several. */
  static List<String> secrets(JsonObject form, @Nullable Scheme scheme, String provider) {
    List<String> several = form.items("secrets", SECRETS_MAX, SourceReader::secret, SECRET_FORM);
    String one = form.anyText("secret", SECRET_LENGTH_MAX);
    if (several != null && one != null) {
      form.error("secret", "cannot stand beside secrets");
      return List.of();
    }
    List<String> secrets = several != null ? several : one == null ? List.of() : List.of(one);
    for (int at = 0; scheme != null && at < secrets.size(); at++) {
      String pointer =
          several == null ? form.pointer("secret") : form.pointer("secrets") + "/" + at;
      refuseUnusable(form, scheme, secrets.get(at), pointer);
    }
    boolean isNeeded = Providers.find(provider).filter(Provider::needsSecret).isPresent();
    boolean isRefused = one == null && form.has("secret") && !form.isNull("secret");
    if (isNeeded && secrets.isEmpty() && !isRefused) {
      form.error("secret", "is required by this provider");
    }
    return secrets;
  }

  private static Optional<String> secret(String text) {
    return text.isEmpty() || Texts.isLonger(text, SECRET_LENGTH_MAX) || !Texts.isWellFormed(text)
        ? Optional.empty()
        : Optional.of(text);
  }

  static void refuseUnusable(JsonObject form, Scheme scheme, String secret, String pointer) {
    scheme.problemWith(Secret.of(secret)).ifPresent(problem -> form.errors().add(pointer, problem));
  }

  private static @Nullable Map<String, Object> verification(
      JsonObject form, @Nullable Map<String, Object> present) {
    if (form.isNull("verification")) {
      return null;
    }
    Map<String, Object> given = form.foreignObject("verification");
    return given == null ? present : MergePatch.merge(present == null ? Map.of() : present, given);
  }

  private static @Nullable Scheme scheme(JsonObject form, SourceDraft draft) {
    if (draft.provider().isEmpty()) {
      return null;
    }
    Provider provider = Providers.find(draft.provider()).orElse(null);
    if (provider == null) {
      form.error("provider", "must be the key of a provider, see GET /api/v1/providers");
      return null;
    }
    if (draft.settings().split() && provider.batch() == null) {
      form.error("split", "cannot be true: this provider sends one event in each request");
    }
    return switch (provider.configure(draft.verification())) {
      case Configuration.Ready(Scheme scheme, var _) -> scheme;
      case Configuration.Invalid(List<Problem> problems) -> {
        for (Problem problem : problems) {
          form.errors().add(form.pointer("verification") + problem.pointer(), problem.message());
        }
        yield null;
      }
    };
  }
}
