package dev.hookline.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/** One JSON object a line: time, level, message, the keys of the event, and a failure's trace. */
final class JsonLines extends EncoderBase<ILoggingEvent> {

  private static final byte[] NOTHING = {};
  private static final String HEX = "0123456789abcdef";

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
    StringBuilder line = new StringBuilder(320);
    line.append("{\"at\":\"").append(Instant.ofEpochMilli(event.getTimeStamp()));
    line.append("\",\"level\":\"").append(event.getLevel().toString().toLowerCase(Locale.ROOT));
    line.append("\",\"logger\":");
    text(line, event.getLoggerName());
    line.append(",\"message\":");
    text(line, event.getFormattedMessage());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        line.append(',');
        text(line, pair.key);
        line.append(':');
        if (pair.value instanceof Number || pair.value instanceof Boolean) {
          line.append(pair.value);
        } else {
          text(line, String.valueOf(pair.value));
        }
      }
    }
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      line.append(",\"failure\":");
      text(line, ThrowableProxyUtil.asString(failure));
    }
    return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** RFC 8259 section 7; control characters (also those of terminals) never go out as they are. */
  private static void text(StringBuilder line, String text) {
    line.append('"');
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (letter < ' ' || (letter >= 0x7f && letter < 0xa0)) {
            line.append("\\u00").append(HEX.charAt(letter >> 4)).append(HEX.charAt(letter & 15));
          } else {
            line.append(letter);
          }
        }
      }
    }
    line.append('"');
  }
}
