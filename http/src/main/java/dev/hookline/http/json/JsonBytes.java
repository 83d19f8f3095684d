package dev.hookline.http.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes JSON straight into bytes, for answers that are made often: values that are JSON already
 * are copied and not decoded. Whoever writes sees to it that what is opened is closed.
 */
public final class JsonBytes {

  private byte[] bytes;
  private int length;
  private boolean needsComma;

  /**
   * @param expectedBytes how long it is likely to become
   */
  public JsonBytes(int expectedBytes) {
    bytes = new byte[Math.max(64, expectedBytes)];
  }

  public JsonBytes openObject() {
    return open('{');
  }

  public JsonBytes closeObject() {
    return close('}');
  }

  public JsonBytes openArray() {
    return open('[');
  }

  public JsonBytes closeArray() {
    return close(']');
  }

  /**
   * Begins a member.
   *
   * @param name ASCII that needs no escape
   */
  public JsonBytes name(String name) {
    separate();
    ascii('"' + name + "\":");
    needsComma = false;
    return this;
  }

  public JsonBytes text(String text) {
    separate();
    add('"');
    add(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    add('"');
    return this;
  }

  public JsonBytes number(long number) {
    separate();
    ascii(Long.toString(number));
    return this;
  }

  public JsonBytes time(Instant time) {
    return text(Times.text(time));
  }

  /**
   * A value that is JSON already.
   *
   * @param json one valid JSON value in UTF-8
   */
  public JsonBytes raw(byte[] json) {
    separate();
    add(json);
    return this;
  }

  public JsonBytes raw(String json) {
    return raw(json.getBytes(StandardCharsets.UTF_8));
  }

  /** What was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private JsonBytes open(char bracket) {
    separate();
    add(bracket);
    needsComma = false;
    return this;
  }

  private JsonBytes close(char bracket) {
    add(bracket);
    needsComma = true;
    return this;
  }

  private void separate() {
    if (needsComma) {
      add(',');
    }
    needsComma = true;
  }

  @SuppressWarnings("deprecation") // copies the low bytes, which is all there is in ASCII
  private void ascii(String text) {
    int count = text.length();
    ensure(count);
    text.getBytes(0, count, bytes, length);
    length += count;
  }

  private void add(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  private void add(char letter) {
    ensure(1);
    bytes[length++] = (byte) letter;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
