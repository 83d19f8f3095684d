package dev.hookline.http.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

/** What comes in one segment is read in one go, whoever has closed the connection meanwhile. */
class InterimAnswersTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new HttpResponseDecoder(), new InterimAnswers());

  private void receive(int interim) {
    String segment = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(interim) + OK;
    channel.writeInbound(Unpooled.copiedBuffer(segment, US_ASCII));
  }

  @Test
  void as_many_as_allowed_are_passed_over() {
    receive(Limits.INTERIM_ANSWERS);

    HttpResponse answer = channel.readInbound();
    assertThat(answer.status()).isEqualTo(HttpResponseStatus.OK);
    assertThat(channel.<Object>readInbound()).isEqualTo(LastHttpContent.EMPTY_LAST_CONTENT);
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void a_flood_is_told_once_and_nothing_of_its_connection_is_read_any_more() {
    assertThatExceptionOfType(InterimAnswers.Flood.class)
        .isThrownBy(() -> receive(Limits.INTERIM_ANSWERS + 2));

    channel.checkException();
    assertThat(channel.inboundMessages()).isEmpty();
    assertThat(channel.isOpen()).isFalse();
  }
}
