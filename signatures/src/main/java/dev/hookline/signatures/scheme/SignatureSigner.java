package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature scheme compiled with its signing keys. */
final class SignatureSigner implements Signer {

  private final SignatureScheme scheme;
  private final Template template;
  private final HeaderField field;
  private final List<SigningKey> keys;

  private SignatureSigner(SignatureScheme scheme, HeaderField field, List<SigningKey> keys) {
    this.scheme = scheme;
    this.template = Template.of(scheme.signed());
    this.field = field;
    this.keys = keys;
  }

  /**
   * Null when the signature or the time lies in the body, which a signer does not change, or no key
   * is usable.
   */
  static @Nullable SignatureSigner of(SignatureScheme scheme, List<Secret> secrets) {
    if (!(scheme.signature().fields().get(0) instanceof HeaderField field)
        || (scheme.timestamp() != null && !(scheme.timestamp().field() instanceof HeaderField))) {
      return null;
    }
    var keys = new ArrayList<SigningKey>();
    for (Secret secret : secrets) {
      byte[] bytes = scheme.keyEncoding().decode(secret.reveal());
      SigningKey key = bytes == null ? null : scheme.algorithm().signingKey(bytes);
      if (key != null && (keys.isEmpty() || field.isList())) {
        keys.add(key);
      }
    }
    return keys.isEmpty() ? null : new SignatureSigner(scheme, field, List.copyOf(keys));
  }

  @Override
  public List<SignedHeader> sign(SignedRequest message, String id, long nowEpochMillis) {
    var headers = new ArrayList<SignedHeader>(3);
    HeaderField idField = scheme.id();
    if (idField != null) {
      headers.add(new SignedHeader(idField.name(), idField.prefix() + id));
    }
    TimestampRule rule = scheme.timestamp();
    String timestamp = rule == null ? "" : rule.unit().format(nowEpochMillis);
    var value = new StringBuilder(96);
    if (rule != null && rule.field() instanceof HeaderField timestampField) {
      if (timestampField.name().equalsIgnoreCase(field.name())) {
        value.append(timestampField.prefix()).append(timestamp).append(field.separator());
      } else {
        headers.add(new SignedHeader(timestampField.name(), timestampField.prefix() + timestamp));
      }
    }
    appendSignatures(value, pieces(message, id, timestamp));
    headers.add(new SignedHeader(field.name(), value.toString()));
    return headers;
  }

  /** Appends one element for each key. */
  void appendSignatures(StringBuilder value, byte[][] pieces) {
    for (int i = 0; i < keys.size(); i++) {
      value
          .append(i == 0 ? "" : field.separator())
          .append(field.prefix())
          .append(scheme.signature().encoding().encode(keys.get(i).sign(pieces)));
    }
  }

  byte[][] pieces(SignedRequest message, String id, String timestamp) {
    byte[][] pieces = template.newPieces();
    Refusal refusal = template.fill(pieces, message, timestamp, id);
    if (refusal != null) {
      throw new IllegalArgumentException("the message cannot be signed: " + refusal.code());
    }
    return pieces;
  }
}
