package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.Sender;
import dev.hookline.signatures.SentMessage;
import dev.hookline.signatures.SignedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes time and signature into the fields of a JSON body that the scheme names. */
final class BodySender implements Sender {

  private final SignatureScheme scheme;
  private final Template template;
  private final BodyField signature;
  private final @Nullable BodyField timestamp;
  private final SigningKey key;

  private BodySender(
      SignatureScheme scheme, BodyField signature, @Nullable BodyField timestamp, SigningKey key) {
    this.scheme = scheme;
    this.template = Template.of(scheme.signed());
    this.signature = signature;
    this.timestamp = timestamp;
    this.key = key;
  }

  static boolean serves(SignatureScheme scheme) {
    return scheme.signature().fields().get(0) instanceof BodyField
        && scheme.id() == null
        && (scheme.timestamp() == null || scheme.timestamp().field() instanceof BodyField);
  }

  /** Null when no key is usable. */
  static @Nullable BodySender of(SignatureScheme scheme, List<Secret> secrets) {
    BodyField signature = (BodyField) scheme.signature().fields().get(0);
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
      body = written(timestamp, body, time);
    }
    byte[][] pieces = template.newPieces();
    Refusal refusal = template.fill(pieces, new WithBody(message, body), time, id);
    if (refusal != null) {
      throw new IllegalArgumentException("the message cannot be signed: " + refusal.code());
    }
    String text = scheme.signature().encoding().encode(key.sign(pieces));
    return new SentMessage(List.of(), written(signature, body, text));
  }

  private static byte[] written(BodyField field, byte[] body, String text) {
    return field
        .pointer()
        .replaceIn(body, text)
        .orElseThrow(() -> new IllegalArgumentException("the body has no " + field.pointer()));
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
