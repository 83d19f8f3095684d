package dev.hookline.signatures.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.scheme.BodyField;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.GuardedField;
import dev.hookline.signatures.scheme.HeaderField;
import dev.hookline.signatures.scheme.IdentityField;
import dev.hookline.signatures.scheme.JoinedFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes requests as a provider would send them. */
public final class Samples {

  /** The type of an event that was made up. */
  public static final String MADE_UP_TYPE = "hookline.sample";

  /** In the places that name an event together with another. */
  private static final String BESIDE_ID = "sample";

  private static final String PLACEHOLDER = "<";

  private Samples() {}

  /** The types of which this provider has samples of its own, in the order of their file. */
  public static List<String> types(Provider provider) {
    return SampleFile.read(provider.key()).stream().map(SampleFile.Entry::type).toList();
  }

  /**
   * A signed sample; empty when no secret can sign, because only the sender has the key.
   *
   * @param settings the scheme of the receiver and where it looks for id and type
   * @param url the address under which the receiver is known to its sender
   * @param type the type of the event; null for the provider's first sample
   * @param id names the event, so that two samples are not taken for one
   * @param nowEpochMillis the time to sign
   */
  public static Optional<SampleMessage> signed(
      Provider provider,
      Configuration.Ready settings,
      List<Secret> secrets,
      String url,
      @Nullable String type,
      String id,
      long nowEpochMillis) {
    SampleMessage message = unsigned(provider, settings.event(), url, type, id);
    return settings
        .scheme()
        .sender(secrets)
        .map(sender -> message.with(sender.send(message, id, nowEpochMillis)));
  }

  /** The sample before it is signed. */
  public static SampleMessage unsigned(
      Provider provider, EventFields fields, String url, @Nullable String type, String id) {
    SampleMessage kept = kept(provider, fields, url, type);
    SampleMessage message = kept == null ? madeUp(fields, url, type, id) : kept;
    for (Map.Entry<String, String> example : provider.exampleHeaders().entrySet()) {
      if (!example.getValue().contains(PLACEHOLDER)
          && message.headerValues(example.getKey()).isEmpty()) {
        message = message.with(new SignedHeader(example.getKey(), example.getValue()));
      }
    }
    return placed(fields.id(), id, message, true).orElse(message);
  }

  /** Null when the provider has no sample that is or can be made one of this type. */
  private static @Nullable SampleMessage kept(
      Provider provider, EventFields fields, String url, @Nullable String type) {
    List<SampleFile.Entry> entries = SampleFile.read(provider.key());
    for (SampleFile.Entry entry : entries) {
      if (type == null || entry.type().equals(type)) {
        return message(entry, url);
      }
    }
    return entries.isEmpty() || type == null
        ? null
        : placed(fields.type(), type, message(entries.get(0), url), false).orElse(null);
  }

  private static SampleMessage message(SampleFile.Entry entry, String url) {
    return new SampleMessage(url, entry.headers(), entry.body().getBytes(UTF_8));
  }

  private static SampleMessage madeUp(
      EventFields fields, String url, @Nullable String type, String id) {
    String named = type == null ? MADE_UP_TYPE : type;
    List<SignedHeader> headers = new ArrayList<>();
    headers.add(new SignedHeader("Content-Type", "application/json"));
    Map<String, String> body = new LinkedHashMap<>();
    place(fields.id(), id, headers, body);
    place(fields.type(), named, headers, body);
    return new SampleMessage(url, headers, MadeUpBody.with(body).getBytes(UTF_8));
  }

  /** Puts a text into the first of the places where the provider has it. */
  private static void place(
      List<IdentityField> places,
      String text,
      List<SignedHeader> headers,
      Map<String, String> body) {
    if (!places.isEmpty()) {
      List<Field> fields = plain(places.get(0));
      for (int i = 0; i < fields.size(); i++) {
        String given = i == 0 ? text : BESIDE_ID;
        switch (fields.get(i)) {
          case BodyField field -> body.put(field.pointer().toString(), given);
          case HeaderField field ->
              headers.add(new SignedHeader(field.name(), field.prefix() + given));
        }
      }
    }
  }

  /** Replaces what stands in the first place that holds something. */
  private static Optional<SampleMessage> placed(
      List<IdentityField> places, String text, SampleMessage message, boolean adds) {
    for (IdentityField place : places) {
      Optional<SampleMessage> changed =
          switch (plain(place).get(0)) {
            case BodyField field ->
                message.withBody(field.pointer().replaceIn(message.body(), text));
            case HeaderField field ->
                adds || !message.headerValues(field.name()).isEmpty()
                    ? Optional.of(
                        message.with(new SignedHeader(field.name(), field.prefix() + text)))
                    : Optional.empty();
          };
      if (changed.isPresent()) {
        return changed;
      }
    }
    return Optional.empty();
  }

  /** Where several are joined, the first tells one from another. */
  private static List<Field> plain(IdentityField place) {
    return switch (place) {
      case Field field -> List.of(field);
      case JoinedFields joined -> joined.needed();
      case GuardedField guarded -> plain(guarded.field());
    };
  }
}
