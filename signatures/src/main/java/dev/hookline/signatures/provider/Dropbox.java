package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.handshake.AnswerForm;
import dev.hookline.signatures.handshake.HandshakeRule;
import dev.hookline.signatures.handshake.Place;
import dev.hookline.signatures.handshake.Proof;
import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.Map;

/**
 * Dropbox signs the raw body with HMAC-SHA256. Source: the page about webhooks of the Dropbox
 * developer documentation.
 */
final class Dropbox {

  static final Provider PROVIDER =
      Provider.of(
              "dropbox",
              "Dropbox",
              "https://www.dropbox.com/developers/reference/webhooks",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  SignatureRule.hex(header("X-Dropbox-Signature"))))
          .secret("The app secret")
          .retries("Wants 2xx within 10 s; retries with growing intervals")
          .example(Map.of("X-Dropbox-Signature", "<64 hexadecimal digits>"))
          .handshakes(
              HandshakeRule.on("GET", Proof.NONE)
                  .challenge(Place.query("challenge"))
                  .answer(AnswerForm.echo()));

  private Dropbox() {}
}
