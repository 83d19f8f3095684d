package dev.hookline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GithubRequestsTest {
  private static final String SECRET = "test-secret";
  private static final int PREPARED = 10;

  private final GithubRequests requests =
      new GithubRequests("localhost", "/in/src_1", SECRET, "0123abcd", 1024, 100, PREPARED);

  @ParameterizedTest
  @ValueSource(longs = {99, 100, 109, 110, 5_000_000})
  void every_request_is_signed_prepared_or_not(long number) throws GeneralSecurityException {
    String request = request(number);

    assertThat(header(request, "X-Hub-Signature-256"))
        .isEqualTo("sha256=" + hmac(request.substring(request.indexOf("\r\n\r\n") + 4)));
  }

  @Test
  void the_payload_has_its_size_and_ends_in_its_sequence() {
    String request = request(107);
    String payload = request.substring(request.indexOf("\r\n\r\n") + 4);

    assertThat(payload).hasSize(1024).endsWith("\"seq\":1000000000107}");
    assertThat(header(request, "Content-Length")).isEqualTo("1024");
  }

  @Test
  void delivery_ids_differ_from_request_to_request() {
    assertThat(header(request(1), "X-GitHub-Delivery"))
        .isEqualTo("0123abcd-0000-4000-8000-1000000000001");
    assertThat(header(request(2), "X-GitHub-Delivery"))
        .isEqualTo("0123abcd-0000-4000-8000-1000000000002");
  }

  private String request(long number) {
    byte[] bytes = requests.blank();
    requests.stamp(bytes, number);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String header(String request, String name) {
    Matcher matcher = Pattern.compile(name + ": (.*)\r\n").matcher(request);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String hmac(String payload) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
  }
}
