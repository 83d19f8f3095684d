package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Sender;
import dev.hookline.signatures.SentMessage;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.json.JsonKind;
import dev.hookline.signatures.json.JsonPointer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the time into the field of a JSON body that the scheme names, and the signature into
 * another or into a header.
 */
final class BodySender implements Sender {

  private final SignatureScheme scheme;
  private final Template template;
  private final Field signature;
  private final @Nullable BodyField timestamp;
  private final SigningKey key;

  private BodySender(
      SignatureScheme scheme, Field signature, @Nullable BodyField timestamp, SigningKey key) {
    this.scheme = scheme;
    this.template = Template.of(scheme.signed());
    this.signature = signature;
    this.timestamp = timestamp;
    this.key = key;
  }

  static boolean serves(SignatureScheme scheme) {
    TimestampRule rule = scheme.timestamp();
    boolean isSignedInside = scheme.signature().fields().get(0) instanceof BodyField;
    boolean isTimedInside = rule != null && rule.field() instanceof BodyField;
    return scheme.id() == null && (isTimedInside || (isSignedInside && rule == null));
  }

  /** Null when no key is usable. */
  static @Nullable BodySender of(SignatureScheme scheme, List<Secret> secrets) {
    Field signature = scheme.signature().fields().get(0);
    TimestampRule rule = scheme.timestamp();
    BodyField timestamp = rule == null ? null : (BodyField) rule.field();
    for (Secret secret : secrets) {
      byte[] bytes = scheme.keyEncoding().decode(secret.reveal());
      SigningKey key = bytes == null ? null : scheme.algorithm().signingKey(bytes);
      if (key != null) {
        return new BodySender(scheme, signature, timestamp, key);
      }
    }
    return null;
  }

  @Override
  public SentMessage send(SignedRequest message, String id, long nowEpochMillis) {
    byte[] body = message.body();
    String time = "";
    TimestampRule rule = scheme.timestamp();
    if (rule != null && timestamp != null) {
      time = rule.unit().format(nowEpochMillis);
      body = timed(timestamp, body, time);
    }
    byte[][] pieces = template.newPieces();
    Refusal refusal = template.fill(pieces, new WithBody(message, body), time, id);
    if (refusal != null) {
      throw new IllegalArgumentException("the message cannot be signed: " + refusal.code());
    }
    String text = scheme.signature().encoding().encode(key.sign(pieces));
    return switch (signature) {
      case BodyField field ->
          new SentMessage(List.of(), written(field.pointer().replaceIn(body, text), field));
      case HeaderField header ->
          new SentMessage(List.of(new SignedHeader(header.name(), header.prefix() + text)), body);
    };
  }

  /** A number stays one. */
  private static byte[] timed(BodyField field, byte[] body, String time) {
    JsonPointer pointer = field.pointer();
    return written(
        pointer.kindIn(body) == JsonKind.NUMBER
            ? pointer.replaceIn(body, Long.parseLong(time))
            : pointer.replaceIn(body, time),
        field);
  }

  private static byte[] written(Optional<byte[]> body, BodyField field) {
    return body.orElseThrow(
        () -> new IllegalArgumentException("the body has no " + field.pointer()));
  }

  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record WithBody(SignedRequest message, byte[] body) implements SignedRequest {

    @Override
    public String method() {
      return message.method();
    }

    @Override
    public @Nullable String url() {
      return message.url();
    }

    @Override
    public List<String> headerValues(String name) {
      return message.headerValues(name);
    }
  }
}
