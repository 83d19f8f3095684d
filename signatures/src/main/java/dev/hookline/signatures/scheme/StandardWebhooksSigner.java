package dev.hookline.signatures.scheme;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Signer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs one message with several secrets of both kinds and puts all signatures into one list. */
final class StandardWebhooksSigner implements Signer {

  private final String idName;
  private final String timestampName;
  private final String signatureName;
  private final List<SignatureSigner> signers;

  private StandardWebhooksSigner(String headerPrefix, List<SignatureSigner> signers) {
    this.idName = headerPrefix + "-id";
    this.timestampName = headerPrefix + "-timestamp";
    this.signatureName = headerPrefix + "-signature";
    this.signers = signers;
  }

  /** Null when no secret can sign. */
  static @Nullable StandardWebhooksSigner of(StandardWebhooks scheme, List<Secret> secrets) {
    var signers = new ArrayList<SignatureSigner>();
    for (Secret secret : secrets) {
      String text = secret.reveal();
      boolean privateKey = text.startsWith(StandardWebhooks.PRIVATE_KEY_PREFIX);
      SignatureScheme half = privateKey ? scheme.asymmetric() : scheme.symmetric();
      Secret bare =
          secret.without(
              privateKey ? StandardWebhooks.PRIVATE_KEY_PREFIX : StandardWebhooks.SECRET_PREFIX);
      SignatureSigner signer = SignatureSigner.of(half, List.of(bare));
      if (signer != null) {
        signers.add(signer);
      }
    }
    return signers.isEmpty()
        ? null
        : new StandardWebhooksSigner(scheme.headerPrefix(), List.copyOf(signers));
  }

  @Override
  public List<SignedHeader> sign(SignedRequest message, String id, long nowEpochMillis) {
    String timestamp = TimestampUnit.SECONDS.format(nowEpochMillis);
    byte[][] pieces = signers.get(0).pieces(message, id, timestamp);
    var value = new StringBuilder(64 * signers.size());
    for (int i = 0; i < signers.size(); i++) {
      value.append(i == 0 ? "" : " ");
      signers.get(i).appendSignatures(value, pieces);
    }
    return List.of(
        new SignedHeader(idName, id),
        new SignedHeader(timestampName, timestamp),
        new SignedHeader(signatureName, value.toString()));
  }
}
