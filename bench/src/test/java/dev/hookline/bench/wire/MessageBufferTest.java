package dev.hookline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.bench.wire.MessageBuffer.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class MessageBufferTest {
  private final MessageBuffer buffer = new MessageBuffer();

  @Test
  void a_response_gives_its_status_and_body() throws IOException {
    fill("HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nhello");

    assertThat(buffer.next()).isEqualTo(Found.WHOLE);
    assertThat(buffer.status()).isEqualTo(202);
    assertThat(body()).isEqualTo("hello");
    assertThat(buffer.next()).isEqualTo(Found.PARTIAL);
  }

  @Test
  void a_message_that_comes_byte_by_byte_is_whole_only_with_its_last_byte() throws IOException {
    String message = "POST /hook HTTP/1.1\r\ncontent-length:3\r\n\r\nabc";
    for (int at = 0; at < message.length() - 1; at++) {
      fill(message.substring(at, at + 1));
      assertThat(buffer.next()).isEqualTo(Found.PARTIAL);
    }
    fill("c");

    assertThat(buffer.next()).isEqualTo(Found.WHOLE);
    assertThat(body()).isEqualTo("abc");
  }

  @Test
  void messages_sent_in_one_piece_are_told_apart() throws IOException {
    fill("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na" + "HTTP/1.1 503 Busy\r\n\r\n");

    assertThat(buffer.next()).isEqualTo(Found.WHOLE);
    assertThat(body()).isEqualTo("a");
    assertThat(buffer.next()).isEqualTo(Found.WHOLE);
    assertThat(buffer.status()).isEqualTo(503);
    assertThat(body()).isEmpty();
  }

  @Test
  void a_body_larger_than_the_buffer_makes_it_grow() throws IOException {
    String large = "x".repeat(100_000);
    ReadableByteChannel channel =
        channel("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + large);
    while (buffer.fill(channel) && buffer.next() == Found.PARTIAL) {
      assertThat(buffer.bytes().length).isLessThanOrEqualTo(262_144);
    }

    assertThat(body()).isEqualTo(large);
  }

  @Test
  void a_header_is_found_whatever_its_case_and_only_in_its_own_message() throws IOException {
    fill("POST / HTTP/1.1\r\nWebhook-ID:  evt_1 \r\n\r\n");
    fill("POST / HTTP/1.1\r\nHost: a\r\n\r\n");
    byte[] name = HeaderLine.name("webhook-id");

    buffer.next();
    int value = buffer.header(name);
    assertThat(text(value, buffer.valueEnd(value))).isEqualTo("evt_1");

    buffer.next();
    assertThat(buffer.header(name)).isEqualTo(-1);
  }

  @Test
  void a_chunked_message_is_unreadable() throws IOException {
    fill("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

    assertThat(buffer.next()).isEqualTo(Found.UNREADABLE);
  }

  @Test
  void a_length_that_is_no_number_is_unreadable() throws IOException {
    fill("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n");

    assertThat(buffer.next()).isEqualTo(Found.UNREADABLE);
  }

  @Test
  void an_announced_close_is_seen() throws IOException {
    fill("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");

    assertThat(buffer.next()).isEqualTo(Found.WHOLE);
    assertThat(buffer.closing()).isTrue();
  }

  private void fill(String text) throws IOException {
    assertThat(buffer.fill(channel(text))).isTrue();
  }

  private String body() {
    return text(buffer.bodyStart(), buffer.bodyEnd());
  }

  private String text(int from, int to) {
    return new String(buffer.bytes(), from, to - from, StandardCharsets.US_ASCII);
  }

  private static ReadableByteChannel channel(String text) {
    return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
