package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.JwtAlgorithm;
import dev.hookline.signatures.scheme.JwtScheme;
import dev.hookline.signatures.scheme.MessageBirdClaims;
import java.util.Map;

/**
 * MessageBird sends a JWT that names the hashes of URL and body. Source: the chapter "Verifying
 * HTTP requests" of the MessageBird API documentation.
 */
final class MessageBird {

  static final Provider PROVIDER =
      Provider.of(
              "messagebird",
              "MessageBird",
              "https://developers.messagebird.com/api/#verifying-http-requests",
              new JwtScheme(
                  header("MessageBird-Signature-JWT"),
                  JwtAlgorithm.hmac(),
                  new MessageBirdClaims()))
          .secret("The signing key of the account")
          .retries("Wants 2xx; retries with growing intervals")
          .example(Map.of("MessageBird-Signature-JWT", "<header>.<claims>.<signature>"));

  private MessageBird() {}
}
