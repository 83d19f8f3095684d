package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.Verdict;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What we sign, the public libraries accept; what they sign, we accept. */
class StandardWebhooksLibrariesTest {

  private static final int MESSAGES = 200;
  private static final long SEED = 20260101;

  private final Random random = new Random(SEED);

  @Test
  void the_standard_webhooks_library_accepts_what_we_sign() throws Exception {
    for (int i = 0; i < MESSAGES; i++) {
      String secret = randomSecret();
      String body = randomBody();
      Map<String, List<String>> headers =
          sign(StandardWebhooks.standard(), body, List.of(Secret.of(secret)));
      var library = new com.standardwebhooks.Webhook(secret);
      assertThatCode(() -> library.verify(body, headers)).doesNotThrowAnyException();
    }
  }

  @Test
  void the_svix_library_accepts_what_we_sign_with_several_secrets() throws Exception {
    for (int i = 0; i < MESSAGES; i++) {
      String old = randomSecret();
      String current = randomSecret();
      String body = randomBody();
      var headers =
          sign(new StandardWebhooks("svix"), body, List.of(Secret.of(old), Secret.of(current)));
      for (String secret : List.of(old, current)) {
        var library = new com.svix.Webhook(secret);
        assertThatCode(() -> library.verify(body, headers)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void we_accept_what_the_svix_library_signs() throws Exception {
    for (int i = 0; i < MESSAGES; i++) {
      String secret = randomSecret();
      String body = randomBody();
      long now = 1_700_000_000L + i;
      String signature = new com.svix.Webhook(secret).sign("msg_" + i, now, body);
      var headers =
          Map.of(
              "svix-id",
              "msg_" + i,
              "svix-timestamp",
              Long.toString(now),
              "svix-signature",
              signature);
      var request = SignedRequest.of("POST", null, headers, body.getBytes(UTF_8));
      var verifier =
          FirstPresent.svixNames().verifier(List.of(Secret.of(randomSecret()), Secret.of(secret)));

      assertThat(verifier.verify(request, now * 1000)).isEqualTo(Verdict.genuine(1));
    }
  }

  private static Map<String, List<String>> sign(
      StandardWebhooks scheme, String body, List<Secret> secrets) {
    var headers = new HashMap<String, List<String>>();
    var signer = scheme.signer(secrets).orElseThrow();
    // the libraries read the clock of the machine
    for (SignedHeader header :
        signer.sign(body.getBytes(UTF_8), "msg_1", System.currentTimeMillis())) {
      headers.put(header.name(), new ArrayList<>(List.of(header.value())));
    }
    return headers;
  }

  private String randomSecret() {
    byte[] key = new byte[24 + random.nextInt(41)];
    random.nextBytes(key);
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private String randomBody() {
    return random
        .ints(random.nextInt(300), 0, 0x2FFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
