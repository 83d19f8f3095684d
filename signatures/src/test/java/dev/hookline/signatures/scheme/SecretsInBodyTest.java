package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Refusal;
import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.json.JsonPointer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemes whose proof lies in the body, or beside it in a form of its own. */
class SecretsInBodyTest {

  private static final BodyTokens GRAPH =
      new BodyTokens(JsonPointer.of("/value"), JsonPointer.of("/clientState"));

  private static Verdict verify(Scheme scheme, String secret, SignedRequest request) {
    return scheme.verifier(List.of(Secret.of("other"), Secret.of(secret))).verify(request, 0);
  }

  private static SignedRequest post(Map<String, String> headers, String body) {
    return SignedRequest.of("POST", "https://a.example/in/x", headers, body.getBytes(UTF_8));
  }

  @Test
  void each_element_has_to_repeat_the_secret() {
    String one = "{\"clientState\":\"s1\"}";
    assertThat(verify(GRAPH, "s1", post(Map.of(), "{\"value\":[%s,%s]}".formatted(one, one))))
        .isEqualTo(Verdict.genuine(1));
    for (String more : List.of("{\"clientState\":\"s2\"}", "{\"clientState\":\"other\"}")) {
      assertThat(verify(GRAPH, "s1", post(Map.of(), "{\"value\":[%s,%s]}".formatted(one, more))))
          .isEqualTo(Verdict.refused(Refusal.MISMATCH));
    }
    for (String body : List.of("{\"value\":[%s,{}]}".formatted(one), "{\"value\":[]}", "{}", "x")) {
      assertThat(verify(GRAPH, "s1", post(Map.of(), body)))
          .isEqualTo(Verdict.refused(Refusal.MISSING_SIGNATURE));
    }
  }

  @Test
  void a_bearer_token_may_stand_in_the_url() {
    BearerToken bearer = new BearerToken();
    for (String query : List.of("?access_token=s1", "?a=b&access_token=s%31")) {
      SignedRequest request =
          SignedRequest.of("POST", "https://a/x" + query, Map.of(), new byte[0]);
      assertThat(verify(bearer, "s1", request)).isEqualTo(Verdict.genuine(1));
    }
    assertThat(verify(bearer, "s1", post(Map.of("Authorization", "bearer s1"), "")))
        .isEqualTo(Verdict.genuine(1));
    SignedRequest both =
        SignedRequest.of(
            "POST",
            "https://a/x?access_token=s1",
            Map.of("Authorization", "Bearer no"),
            new byte[0]);
    assertThat(verify(bearer, "s1", both)).isEqualTo(Verdict.refused(Refusal.MISMATCH));
  }

  @ParameterizedTest
  @CsvSource({"1, SHA1withRSA", "2, SHA256withRSA"})
  void a_message_of_sns_is_verified_in_both_versions(String version, String algorithm)
      throws GeneralSecurityException {
    KeyPair pair = pair("RSA", 2_048);
    String signed =
        "Message\nhello\nMessageId\nm1\nSubject\ns\nTimestamp\nt\nTopicArn\na\nType\nNotification\n";
    String signature = sign(algorithm, pair, signed);
    String body =
        """
        {"Type":"Notification","MessageId":"m1","TopicArn":"a","Subject":"s","Message":"hello",
         "Timestamp":"t","SignatureVersion":"%s","Signature":"%s","Token":"unsigned"}
        """
            .formatted(version, signature);

    assertThat(verify(new SnsScheme(), pem(pair), post(Map.of(), body)))
        .isEqualTo(Verdict.genuine(1));
    assertThat(verify(new SnsScheme(), pem(pair), post(Map.of(), body.replace("hello", "hallo"))))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
    assertThat(
            verify(
                new SnsScheme(),
                pem(pair),
                post(Map.of(), body.replace("Version\":\"" + version, "Version\":\"3"))))
        .isEqualTo(Verdict.refused(Refusal.UNSUPPORTED));
    assertThat(verify(new SnsScheme(), pem(pair), post(Map.of(), "{}")))
        .isEqualTo(Verdict.refused(Refusal.MISSING_SIGNATURE));
    assertThat(verify(new SnsScheme(), "no key", post(Map.of(), body)))
        .isEqualTo(Verdict.refused(Refusal.NO_SECRET));
  }

  @Test
  void no_part_of_a_message_of_sns_is_too_long_to_be_verified() throws GeneralSecurityException {
    KeyPair pair = pair("RSA", 2_048);
    String longest = "x".repeat(256 * 1_024);
    String signature =
        sign(
            "SHA256withRSA", pair, "Message\n" + longest + "\nMessageId\nm1\nType\nNotification\n");
    String body =
        """
        {"Type":"Notification","MessageId":"m1","Message":"%s","SignatureVersion":"2",
         "Signature":"%s"}
        """
            .formatted(longest, signature);

    assertThat(verify(new SnsScheme(), pem(pair), post(Map.of(), body)))
        .isEqualTo(Verdict.genuine(1));
    String withSubject =
        body.replace("\"MessageId\"", "\"Subject\":\"" + longest + "\",\"MessageId\"");
    assertThat(verify(new SnsScheme(), pem(pair), post(Map.of(), withSubject)))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
  }

  @Test
  void a_notification_of_ebay_is_verified() throws GeneralSecurityException {
    KeyPair pair = pair("EC", 256);
    String object =
        "{\"alg\":\"ecdsa\",\"kid\":\"k\",\"signature\":\"%s\",\"digest\":\"SHA1\"}"
            .formatted(sign("SHA1withECDSA", pair, "{}"));
    Map<String, String> headers =
        Map.of("x-ebay-signature", Base64.getEncoder().encodeToString(object.getBytes(UTF_8)));

    assertThat(verify(new EbayScheme(), pem(pair), post(headers, "{}")))
        .isEqualTo(Verdict.genuine(1));
    assertThat(verify(new EbayScheme(), pem(pair), post(headers, "{} ")))
        .isEqualTo(Verdict.refused(Refusal.MISMATCH));
    assertThat(verify(new EbayScheme(), pem(pair), post(Map.of(), "{}")))
        .isEqualTo(Verdict.refused(Refusal.MISSING_SIGNATURE));
    assertThat(verify(new EbayScheme(), pem(pair), post(Map.of("X-EBAY-SIGNATURE", "e30="), "{}")))
        .isEqualTo(Verdict.refused(Refusal.MALFORMED_SIGNATURE));
  }

  private static KeyPair pair(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static String sign(String algorithm, KeyPair pair, String text)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(text.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----";
  }
}
