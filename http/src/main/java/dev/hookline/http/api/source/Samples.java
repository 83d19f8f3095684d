package dev.hookline.http.api.source;

import dev.hookline.event.Headers;
import dev.hookline.ingest.Source;
import dev.hookline.ingest.SourceSecret;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.scheme.BodyField;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.HeaderField;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes requests as the provider of a source would send them, signed with its own secret. */
final class Samples {

  private static final String TYPE = "hookline.sample";
  private static final String MADE_UP = "<";

  private Samples() {}

  /**
   * Empty when the source's scheme cannot be signed from here: only the sender has the key, or the
   * signature lies in the body.
   *
   * @param eventId names the sample, so that two of them are not taken for one
   */
  static Optional<SampleRequest> of(Source source, String url, String eventId, Instant now) {
    if (!(Verification.of(source)
        instanceof Configuration.Ready(Scheme scheme, EventFields fields))) {
      return Optional.empty();
    }
    List<Secret> secrets =
        source.secrets().stream()
            .filter(secret -> secret.isActive(now))
            .map(SourceSecret::text)
            .map(Secret::of)
            .toList();
    SampleRequest unsigned = unsigned(source, fields, url, eventId);
    return scheme
        .signer(secrets)
        .flatMap(signer -> {
          try {
            List<SignedHeader> proof = signer.sign(unsigned, eventId, now.toEpochMilli());
            return Optional.of(unsigned.with(proof));
          } catch (IllegalArgumentException lacksSomething) {
            return Optional.empty();
          }
        });
  }

  private static SampleRequest unsigned(
      Source source, EventFields fields, String url, String eventId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", SampleRequest.CONTENT_TYPE);
    Providers.find(source.provider())
        .map(Provider::exampleHeaders)
        .orElse(Map.of())
        .forEach((name, value) -> {
          if (!value.contains(MADE_UP)) {
            headers.put(name, value);
          }
        });
    Map<String, String> body = new LinkedHashMap<>();
    place(fields.id(), eventId, headers, body, true);
    place(fields.type(), TYPE, headers, body, false);
    Headers.Builder built = new Headers.Builder();
    headers.forEach(built::add);
    return new SampleRequest(built.build(), SampleBody.with(body), url);
  }

  /** Puts a text into the first of the places where the provider has it. */
  private static void place(
      List<Field> places,
      String text,
      Map<String, String> headers,
      Map<String, String> body,
      boolean replaces) {
    if (places.isEmpty()) {
      return;
    }
    switch (places.getFirst()) {
      case BodyField field -> body.put(field.pointer().toString(), text);
      case HeaderField field -> {
        if (replaces || headers.keySet().stream().noneMatch(field.name()::equalsIgnoreCase)) {
          headers.keySet().removeIf(field.name()::equalsIgnoreCase);
          headers.put(field.name(), field.prefix() + text);
        }
      }
    }
  }
}
