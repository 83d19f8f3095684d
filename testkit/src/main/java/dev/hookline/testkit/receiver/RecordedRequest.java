package dev.hookline.testkit.receiver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A request as it arrived: header order, spelling and body bytes untouched. */
public final class RecordedRequest {
  private final int connection;
  private final Instant arrivedAt;
  private final RequestHead head;
  private final byte[] body;

  RecordedRequest(int connection, Instant arrivedAt, RequestHead head, byte[] body) {
    this.connection = connection;
    this.arrivedAt = arrivedAt;
    this.head = head;
    this.body = body;
  }

  /** The connection that carried it, counted from 1 in the order of acceptance. */
  public int connection() {
    return connection;
  }

  /** When the last byte of its header section had been read. */
  public Instant arrivedAt() {
    return arrivedAt;
  }

  public String method() {
    return head.method();
  }

  /** The request target as sent: path and query. */
  public String target() {
    return head.target();
  }

  /** The target without its query. */
  public String path() {
    return head.path();
  }

  /** All header lines in the order sent; a repeated name appears repeatedly. */
  public List<Header> headers() {
    return head.headers();
  }

  /** The value of the first header with this name, in any case. */
  public Optional<String> header(String name) {
    return head.header(name);
  }

  /** The values of every header with this name, in the order sent. */
  public List<String> headers(String name) {
    return head.headers(name);
  }

  /** The body without its transfer coding. */
  public byte[] body() {
    return body.clone();
  }

  /** The body read as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method() + " " + target() + " on connection " + connection + ", " + body.length + " B";
  }
}
