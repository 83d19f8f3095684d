package dev.hookline.examples.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.signatures.Secret;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.scheme.StandardWebhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends webhooks to an application that wants them signed. */
@Timeout(120)
final class WebhookApiTest {

  private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLWV4YW1wbGVz";
  private static final String ORDER = "{\"type\": \"order.created\", \"id\": \"7\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalHookline hookline;
  private App app;

  @BeforeEach
  void start() throws Exception {
    hookline = new LocalHookline();
    GatedShop shop = new GatedShop();
    shop.open();
    app = App.start(new Settings(0, hookline.url(), LocalHookline.API_KEY, SECRET), shop);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    app.close();
    hookline.close();
  }

  @Test
  void a_signed_webhook_is_a_run_and_its_repeat_the_same_run() throws Exception {
    HttpResponse<String> first = send(signed(ORDER, "msg_1"));
    HttpResponse<String> second = send(signed(ORDER, "msg_1"));

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(json(first).path("taskId").asString()).startsWith("run_");
    assertThat(json(first).path("duplicate").asBoolean()).isFalse();
    assertThat(json(second).path("taskId")).isEqualTo(json(first).path("taskId"));
    assertThat(json(second).path("duplicate").asBoolean()).isTrue();
  }

  @Test
  void a_webhook_that_is_not_signed_is_refused() throws Exception {
    assertThat(send(request("/api/webhook", ORDER)).statusCode()).isEqualTo(401);
  }

  @Test
  void a_webhook_of_an_unknown_type_is_refused_with_the_known_ones() throws Exception {
    HttpResponse<String> answer =
        send(signed("{\"type\": \"order.eaten\", \"id\": \"7\"}", "msg_2"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("detail").asString()).contains("order.created");
  }

  @Test
  void what_is_no_run_is_not_followed() throws Exception {
    String elsewhere = "{\"taskId\": \"../keys\"}";

    assertThat(send(request("/api/hello-world", elsewhere)).statusCode()).isEqualTo(422);
  }

  @Test
  void the_route_tells_what_it_takes() throws Exception {
    JsonNode information = json(send(request("/api/webhook").GET()));

    assertThat(information.path("signed").asBoolean()).isTrue();
    assertThat(information.path("types").toString()).contains("order.created");
  }

  private HttpRequest.Builder signed(String body, String id) {
    HttpRequest.Builder request = request("/api/webhook", body);
    for (SignedHeader header :
        StandardWebhooks.standard()
            .signer(List.of(Secret.of(SECRET)))
            .orElseThrow()
            .sign(body.getBytes(UTF_8), id, System.currentTimeMillis())) {
      request.header(header.name(), header.value());
    }
    return request;
  }

  private HttpRequest.Builder request(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(app.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
