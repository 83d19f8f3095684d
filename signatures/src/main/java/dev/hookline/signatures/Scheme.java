package dev.hookline.signatures;

import java.util.List;
import java.util.Optional;

/**
 * A way to authenticate webhooks. Almost every scheme is a {@link
 * dev.hookline.signatures.scheme.SignatureScheme}, which is plain data; the others are small
 * classes beside it.
 */
public interface Scheme {

  /**
   * Compiles this scheme with the secrets that are valid at present; a request is genuine when any
   * of them matches. Secrets of an unusable form are skipped, and when none is left every request
   * is refused.
   */
  Verifier verifier(List<Secret> secrets);

  /**
   * Compiles the mirror of {@link #verifier}: one signature for each secret where the scheme allows
   * a list, else one with the first usable secret. Empty when the scheme cannot be signed from here
   * (the key is public, or the signature lies in the body) or no secret is usable.
   */
  Optional<Signer> signer(List<Secret> secrets);

  /**
   * Makes whole messages as the provider would send them. For most schemes this is {@link #signer}
   * with the body left alone; where time and signature lie in the body, it is more. With a public
   * key it is empty; the private key of a pair makes a sender for trying things out.
   */
  default Optional<Sender> sender(List<Secret> secrets) {
    return signer(secrets)
        .map(signer ->
            (message, id, now) -> new SentMessage(signer.sign(message, id, now), message.body()));
  }

  /**
   * Whether to verify with these secrets may cost a hundred times as much as a hash, or more: with
   * RSA, ECDSA, or a list of Ed25519 signatures. A server may want to do that elsewhere. A single
   * Ed25519 signature is not slow.
   */
  default boolean isSlow(List<Secret> secrets) {
    return false;
  }

  /**
   * What is wrong with the form of a secret, as a short English sentence; empty when it is usable.
   */
  Optional<String> problemWith(Secret secret);
}
