package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sender compresses its bodies: the bytes on the wire are verified, what they mean is kept. */
class CompressedWebhooksAreInflatedTest {

  private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtdGVzdC1zZWNyZXQ=";
  private static final byte[] BODY =
      """
      {"id":"evt_1","object":"event","type":"invoice.paid","text":"%s"}\
      """
          .formatted("é".repeat(999))
          .getBytes(UTF_8);

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();
  private final SourceSetUp source = server.source("stripe", SECRET);

  CompressedWebhooksAreInflatedTest() {
    receiver.on("/hook", Behaviour.status(200));
  }

  @Test
  void the_wire_is_verified_and_the_inflated_body_is_read_stored_and_delivered() {
    server.endpoint(StartedServer.url(receiver, "/hook"));

    String id = send("gzip", gzip(BODY)).expect(202).json().path("id").asString();

    JsonNode event = server.event(id);
    assertThat(event.path("event_id").asString()).isEqualTo("evt_1");
    assertThat(event.path("type").asString()).isEqualTo("invoice.paid");
    assertThat(server.api().get("/api/v1/events/" + id + "/raw").expect(200).bytes())
        .isEqualTo(BODY);
    var delivered = receiver.awaitRequests(1, StartedServer.SOON).getFirst();
    assertThat(delivered.body()).isEqualTo(BODY);
    assertThat(delivered.header("content-encoding")).isEmpty();
    Answer again = send("deflate", deflate(BODY)).expect(202);
    assertThat(again.json().path("duplicate").asBoolean()).isTrue();
  }

  @Test
  void a_signature_over_something_else_than_the_wire_does_not_count() {
    Map<String, String> headers = new ProviderSender("stripe", SECRET).sign(BODY, "1", now());
    headers.put("Content-Encoding", "gzip");

    server.api().hook(source.url(), gzip(BODY), headers).expect(401);
  }

  @Test
  void bombs_broken_streams_and_unknown_codings_are_refused_with_their_cause() {
    byte[] whole = gzip(BODY);

    send("gzip", gzip(new byte[32 << 20])).expect(413);
    server.awaitLatestCause("payload_too_large");
    send("gzip", Arrays.copyOf(whole, whole.length - 9)).expect(400);
    server.awaitLatestCause("content_encoding_broken");
    Answer unknown = send("br", BODY).expect(415);
    assertThat(unknown.header("accept-encoding")).contains("gzip, deflate");
    server.awaitLatestCause("content_encoding_unsupported");
    send("gzip, gzip", gzip(whole)).expect(415);
  }

  private Answer send(String coding, byte[] wire) {
    Map<String, String> headers =
        new HashMap<>(new ProviderSender("stripe", SECRET).sign(wire, "1", now()));
    headers.put("Content-Encoding", coding);
    return server.api().hook(source.url(), wire, headers);
  }

  private static Instant now() {
    return Instant.now();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new DeflaterOutputStream(packed)) {
      stream.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return packed.toByteArray();
  }
}
