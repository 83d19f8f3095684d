package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Providers that take a webhook for undelivered, or a URL for wrong, unless the answer is theirs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersFitTheirProviderTest {

  private static final String SECRET = "test-secret-of-a-provider";
  private static final byte[] NOTHING = {};
  private static final byte[] INVOICE =
      "{\"events\":[{\"resourceId\":\"r1\",\"eventType\":\"UPDATE\"}]}".getBytes(UTF_8);

  @AutoClose private final StartedServer server = StartedServer.start();

  @Test
  void xero_gets_no_body_whether_it_is_let_in_or_not() {
    SourceSetUp source = server.source("xero", SECRET);
    byte[] intent = "{\"events\":[]}".getBytes(UTF_8);

    assertBare(hook(source, INVOICE, signed("xero", SECRET, INVOICE)), 200);
    assertBare(hook(source, intent, signed("xero", SECRET, intent)), 200);
    assertBare(hook(source, intent, signed("xero", "another-test-secret", intent)), 401);
    assertBare(hook(source, INVOICE, Map.of()), 401);
    assertBare(server.api().hook("GET", source.url(), NOTHING, Map.of()), 405);
    assertThat(server.api().read("/api/v1/events?source=" + source.id()).path("data")).hasSize(1);
    assertThat(server.api().read("/api/v1/requests?source=" + source.id()).path("data"))
        .isNotEmpty();
  }

  @Test
  void a_body_over_the_limit_is_refused_without_one_too() {
    SourceSetUp source = server.source("xero", SECRET);

    assertBare(hook(source, new byte[(1 << 20) + 1], Map.of()), 413);
  }

  @Test
  void what_a_source_answers_itself_comes_before_what_its_provider_wants() {
    SourceSetUp source =
        server.sourceWith(
            """
            {"name": "ledger", "provider": "xero", "secret": "%s",
             "response": {"status": 201, "body": "taken"}}
            """
                .formatted(SECRET));

    Answer answer = hook(source, INVOICE, signed("xero", SECRET, INVOICE)).expect(201);

    assertThat(answer.text()).isEqualTo("taken");
    assertBare(hook(source, INVOICE, Map.of()), 401);
  }

  @Test
  void intercom_looks_whether_the_url_is_there() {
    SourceSetUp source = server.source("intercom", SECRET);

    server.api().hook("HEAD", source.url(), NOTHING, Map.of()).expect(200);
  }

  @Test
  void the_ping_of_woocommerce_is_answered_and_becomes_no_event() {
    SourceSetUp source = server.source("woocommerce", SECRET);
    Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");

    hook(source, "webhook_id=27".getBytes(UTF_8), form).expect(200);
    hook(source, "webhook_id=27&total=1".getBytes(UTF_8), form).expect(401);

    assertThat(server.api().read("/api/v1/events?source=" + source.id()).path("data")).isEmpty();
  }

  @Test
  void zoom_is_answered_with_the_secret_it_signs_with_while_there_are_two() {
    SourceSetUp source =
        server.sourceWith(
            """
            {"name": "meetings", "provider": "zoom",
             "secrets": ["the-next-test-secret", "the-old-test-secret"]}
            """);
    byte[] asked =
        "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"abc\"}}"
            .getBytes(UTF_8);

    String unsigned = hook(source, asked, Map.of()).expect(200).text();
    String next = answerTo(source, "the-next-test-secret", asked);
    String old = answerTo(source, "the-old-test-secret", asked);

    assertThat(List.of(next, old)).containsExactly(unsigned, old).doesNotHaveDuplicates();
  }

  private String answerTo(SourceSetUp source, String secret, byte[] body) {
    return hook(source, body, signed("zoom", secret, body)).expect(200).text();
  }

  private Answer hook(SourceSetUp source, byte[] body, Map<String, String> headers) {
    return server.api().hook(source.url(), body, new HashMap<>(headers));
  }

  private static Map<String, String> signed(String provider, String secret, byte[] body) {
    return new ProviderSender(provider, secret).sign(body, "unused", Instant.now());
  }

  private static void assertBare(Answer answer, int status) {
    answer.expect(status);
    assertThat(answer.bytes()).isEmpty();
    assertThat(answer.header("content-type")).isEmpty();
  }
}
