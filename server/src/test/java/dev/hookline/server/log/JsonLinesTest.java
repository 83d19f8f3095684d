package dev.hookline.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {

  @Test
  void a_line_is_one_object_with_the_keys_of_the_event() {
    LoggingEvent event = event("delivery.attempt");
    event.addKeyValuePair(new KeyValuePair("attempt", 2));
    event.addKeyValuePair(new KeyValuePair("status", "delivered"));

    assertThat(line(event))
        .endsWith("\"message\":\"delivery.attempt\",\"attempt\":2,\"status\":\"delivered\"}\n");
  }

  @Test
  void what_a_sender_writes_cannot_forge_a_line_or_steer_a_terminal() {
    LoggingEvent event = event("x");
    event.addKeyValuePair(new KeyValuePair("agent", "a\r\n{\"forged\":1}\u001b[2J\u009b"));

    String line = line(event);

    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    assertThat(line).doesNotContain("\u001b").doesNotContain("\u009b");
    assertThat(line).contains("a\\r\\n{\\\"forged\\\":1}\\u001b[2J\\u009b");
  }

  private static LoggingEvent event(String message) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerContext(new LoggerContext());
    event.setLoggerName("test");
    event.setLevel(Level.INFO);
    event.setMessage(message);
    event.setTimeStamp(0);
    return event;
  }

  private static String line(LoggingEvent event) {
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
  }
}
