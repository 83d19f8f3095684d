package dev.hookline.http.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Does everything there is to do, and looks for secrets in every answer and every log line. */
class SecretsStaySecretTest {

  private static final String SOURCE_SECRET = "source-test-secret-0123456789";
  private static final String NEXT_SOURCE_SECRET = "next-source-test-secret-0123456789";
  private static final String ENDPOINT_SECRET = "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQhISE=";

  private final List<String> answers = new ArrayList<>();

  private JsonNode call(CatalogServer server, String method, String path, String body) {
    String answer = server.call(method, path, body.isEmpty() ? null : body).body();
    answers.add(answer);
    return CatalogServer.json(answer);
  }

  @Test
  void no_answer_and_no_log_line_shows_a_secret_that_it_need_not() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    String keyText;
    try (CatalogServer server = new CatalogServer()) {
      keyText = everything(server);
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }

    List<String> logged = new ArrayList<>();
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      logged.add(line.getFormattedMessage() + line.getKeyValuePairs());
    }
    assertThat(answers).hasSizeGreaterThan(20);
    for (String secret : List.of(SOURCE_SECRET, NEXT_SOURCE_SECRET, ENDPOINT_SECRET, keyText)) {
      assertThat(answers).noneMatch(answer -> answer.contains(secret));
      assertThat(logged).noneMatch(line -> line.contains(secret));
    }
  }

  /** The two answers that are meant to show a secret are not kept. */
  private String everything(CatalogServer server) {
    String source =
        call(
                server,
                "POST",
                "/api/v1/sources",
                "{\"name\":\"s\",\"provider\":\"api-key\",\"secret\":\"" + SOURCE_SECRET + "\"}")
            .path("id")
            .asString();
    String key =
        server
            .expect(201, "POST", "/api/v1/keys", "{\"name\":\"k\",\"scopes\":[\"admin\"]}")
            .path("key")
            .asString();
    String endpoint =
        server
            .expect(
                201,
                "POST",
                "/api/v1/endpoints",
                "{\"url\":\"https://receiver.example.com/\",\"secret\":\""
                    + ENDPOINT_SECRET
                    + "\"}")
            .path("id")
            .asString();
    String ofSource = "/api/v1/sources/" + source;
    String ofEndpoint = "/api/v1/endpoints/" + endpoint;
    String sample = call(server, "POST", ofSource + "/test", "").path("id").asString();
    call(server, "GET", "/api/v1/requests/" + sample, "");
    call(server, "GET", "/api/v1/requests", "");
    call(server, "POST", ofSource + "/secrets", "{\"secret\":\"" + NEXT_SOURCE_SECRET + "\"}");
    call(server, "POST", ofSource + "/secrets", "{\"secret\":7,\"x\":\"" + SOURCE_SECRET + "\"}");
    call(server, "PATCH", ofSource, "{\"secrets\":[\"" + SOURCE_SECRET + "\"]}");
    call(server, "PATCH", ofSource, "{\"name\":\"new\"}");
    call(server, "PATCH", ofSource, "{\"provider\":\"telnyx\"}");
    call(server, "GET", ofSource, "");
    call(server, "GET", "/api/v1/sources", "");
    call(server, "POST", ofEndpoint + "/test", "");
    call(server, "PATCH", ofEndpoint, "{\"secret\":\"" + ENDPOINT_SECRET + "\"}");
    call(server, "PATCH", ofEndpoint, "{\"description\":\"new\"}");
    call(server, "POST", ofEndpoint + "/disable", "");
    call(server, "POST", ofEndpoint + "/enable", "");
    call(server, "GET", ofEndpoint, "");
    call(server, "GET", ofEndpoint + "/stats", "");
    call(server, "GET", "/api/v1/endpoints", "");
    call(server, "POST", ofEndpoint + "/secret/rotate", "");
    call(server, "GET", ofEndpoint + "/secret", "");
    call(server, "GET", "/api/v1/keys", "");
    server.store.faults().refuseWrites();
    call(server, "PATCH", ofSource, "{\"name\":\"newer\"}");
    call(server, "POST", ofSource + "/secrets", "{\"secret\":\"" + NEXT_SOURCE_SECRET + "\"}");
    server.store.faults().acceptWrites();
    call(server, "DELETE", ofEndpoint, "");
    call(server, "DELETE", ofSource, "");
    return key;
  }
}
