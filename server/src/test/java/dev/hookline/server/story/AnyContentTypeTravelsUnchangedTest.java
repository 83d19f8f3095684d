package dev.hookline.server.story;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.testkit.receiver.Behaviour;
import dev.hookline.testkit.receiver.FaultReceiver;
import dev.hookline.testkit.receiver.RecordedRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a body is, it is verified, kept and delivered byte by byte, and called what it is. */
class AnyContentTypeTravelsUnchangedTest {

  private static final String SECRET = "test-secret-of-a-github-source";

  @AutoClose private final FaultReceiver receiver = FaultReceiver.start();
  @AutoClose private final StartedServer server = StartedServer.start();

  static Stream<Arguments> bodies() {
    byte[] everyByte = new byte[256];
    for (int value = 0; value < everyByte.length; value++) {
      everyByte[value] = (byte) value;
    }
    String multipart =
        "--b0\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\u00fc.bin\"\r\n\r\n\u0000"
            + "\u00ff\r\n\r\n--b0--\r\n";
    return Stream.of(
        Arguments.of("application/json", "{\"a\" :1,\t\"b\":\"\\u00e9\"}\n".getBytes(UTF_8)),
        Arguments.of("application/json", "not json at all".getBytes(UTF_8)),
        Arguments.of("application/x-www-form-urlencoded", "b=2&a=%20+&a=".getBytes(UTF_8)),
        Arguments.of("multipart/form-data; boundary=b0", multipart.getBytes(ISO_8859_1)),
        Arguments.of("application/xml", "<?xml version=\"1.0\"?>\r\n<a>ä</a>".getBytes(ISO_8859_1)),
        Arguments.of("text/plain; charset=utf-16", "\ufefftext".getBytes(UTF_8)),
        Arguments.of("application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n".getBytes(UTF_8)),
        Arguments.of("application/octet-stream", everyByte),
        Arguments.of("application/json", new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void the_bytes_and_their_type_arrive(String contentType, byte[] body) {
    receiver.on("/hook", Behaviour.status(200));
    server.endpoint(StartedServer.url(receiver, "/hook"));
    SourceSetUp source = server.source("github", SECRET);
    Map<String, String> headers =
        new HashMap<>(new ProviderSender("github", SECRET).github(body, "id-1", "push"));
    headers.put("Content-Type", contentType);

    String id =
        server.api().hook(source.url(), body, headers).expect(202).json().path("id").asString();

    RecordedRequest delivered = receiver.awaitRequests(1, StartedServer.SOON).getFirst();
    assertThat(delivered.body()).isEqualTo(body);
    assertThat(delivered.header("content-type")).contains(contentType);
    Answer raw = server.api().get("/api/v1/events/" + id + "/raw").expect(200);
    assertThat(raw.bytes()).isEqualTo(body);
  }
}
