package dev.hookline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.event.Headers;
import dev.hookline.id.Id;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was inflated before it was kept is not inflated again. */
class KeptInboundTest {

  private static final byte[] PLAIN = "{\"ok\":false}".getBytes(UTF_8);
  private static final Headers GZIP =
      Headers.of(List.of(new Headers.Field("Content-Encoding", "gzip")));

  @Test
  void a_verified_request_is_kept_inflated() {
    assertThat(content(RequestStatus.FILTERED, null, PLAIN)).isEqualTo(new Content.AsReceived());
    for (RejectionCause cause :
        List.of(RejectionCause.EVENT_ID_TOO_LONG, RejectionCause.TOO_MANY_EVENTS)) {
      assertThat(content(RequestStatus.REJECTED, cause, PLAIN)).isEqualTo(new Content.AsReceived());
    }
  }

  @Test
  void one_that_was_not_verified_is_kept_as_it_came() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(PLAIN);
    }
    assertThat(
            content(
                RequestStatus.REJECTED,
                RejectionCause.SIGNATURE_MISMATCH,
                compressed.toByteArray()))
        .isInstanceOfSatisfying(
            Content.Inflated.class, inflated -> assertThat(inflated.bytes()).isEqualTo(PLAIN));
  }

  @Test
  void what_is_as_long_as_its_request_is_no_element_of_it() {
    assertThat(kept(RequestStatus.FILTERED, null, length(12), PLAIN).mayBeElement()).isFalse();
    assertThat(kept(RequestStatus.FILTERED, null, length(13), PLAIN).mayBeElement()).isTrue();
    assertThat(kept(RequestStatus.FILTERED, null, GZIP, PLAIN).mayBeElement()).isTrue();
    assertThat(kept(RequestStatus.FILTERED, null, Headers.NONE, PLAIN).mayBeElement()).isTrue();
    assertThat(
            kept(RequestStatus.REJECTED, RejectionCause.SIGNATURE_MISMATCH, length(13), PLAIN)
                .mayBeElement())
        .isFalse();
  }

  private static Headers length(int bytes) {
    return Headers.of(List.of(new Headers.Field("Content-Length", Integer.toString(bytes))));
  }

  private static Content content(
      RequestStatus status, @Nullable RejectionCause cause, byte[] body) {
    return new KeptInbound(kept(status, cause, GZIP, body), new ContentDecoder(1 << 20)).content();
  }

  private static KeptRequest kept(
      RequestStatus status, @Nullable RejectionCause cause, Headers headers, byte[] body) {
    Id id = new Id(1, 1);
    return new KeptRequest(
        id, id, id, status, cause, null, "POST", headers, body, body.length, "192.0.2.1");
  }
}
