package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.Algorithm;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.Field;
import dev.hookline.signatures.scheme.JoinedFields;
import dev.hookline.signatures.scheme.SignatureEncoding;
import dev.hookline.signatures.scheme.SignatureRule;
import dev.hookline.signatures.scheme.SignatureScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * DocuSign signs the raw body (JSON or XML) once for each key, each in a header with a number.
 * Source: the page about HMAC security of the DocuSign Connect documentation.
 */
final class DocuSign {

  /** DocuSign allows a hundred keys, and the account may hold them in any order. */
  private static final List<Field> NUMBERED_HEADERS =
      IntStream.rangeClosed(1, 100)
          .<Field>mapToObj(number -> header("X-DocuSign-Signature-" + number))
          .toList();

  static final Provider PROVIDER =
      Provider.of(
              "docusign",
              "DocuSign Connect",
              "https://developers.docusign.com/platform/webhooks/connect/hmac/",
              SignatureScheme.of(
                  Algorithm.HMAC_SHA256,
                  "{body}",
                  new SignatureRule(NUMBERED_HEADERS, SignatureEncoding.BASE64)))
          .event(
              EventFields.id(
                      JoinedFields.of(
                              body("/data/envelopeId"), body("/event"), body("/generatedDateTime"))
                          // each recipient of an envelope has events of its own
                          .andIfThere(body("/data/recipientId")))
                  .withType(body("/event")))
          .secret("One of the HMAC keys of the account")
          .retries("Wants 200 within 100 s; retries for up to 15 days")
          .example(Map.of("X-DocuSign-Signature-1", "<44 characters of base64>"));

  private DocuSign() {}
}
