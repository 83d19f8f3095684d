package dev.hookline.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Lines for a person at a terminal. */
final class TextLines extends EncoderBase<ILoggingEvent> {

  private static final byte[] NOTHING = {};
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(240);
    line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp()))).append("  ");
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      line.append(event.getLevel()).append("  ");
    }
    line.append(event.getFormattedMessage());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        line.append("  ").append(pair.key).append('=').append(pair.value);
      }
    }
    visible(line);
    line.append('\n');
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.append(ThrowableProxyUtil.asString(failure)).append('\n');
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What senders write into a field must not steer the terminal. */
  private static void visible(StringBuilder line) {
    for (int at = 0; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (letter < ' ' || (letter >= 0x7f && letter < 0xa0)) {
        line.setCharAt(at, '?');
      }
    }
  }
}
