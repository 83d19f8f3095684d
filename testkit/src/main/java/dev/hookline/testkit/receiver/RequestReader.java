package dev.hookline.testkit.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads HTTP/1.1 requests off one connection (RFC 9112 sections 2, 6 and 7). */
final class RequestReader {
  private static final int LINE_LIMIT_BYTES = 1 << 20;

  private final InputStream input;

  RequestReader(InputStream input) {
    this.input = input;
  }

  /** The next request's head, or empty when the client ended the connection between requests. */
  Optional<RequestHead> nextHead() throws IOException {
    int first = input.read();
    if (first < 0) {
      return Optional.empty();
    }
    String[] parts = line(first).split(" ", -1);
    if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
      throw new MalformedRequest("request line: " + String.join(" ", parts));
    }
    return Optional.of(new RequestHead(parts[0], parts[1], parts[2], headerLines()));
  }

  byte[] body(RequestHead head) throws IOException {
    List<String> lengths = head.headers("Content-Length");
    if (head.isChunked()) {
      if (!lengths.isEmpty()) {
        throw new MalformedRequest("both Content-Length and Transfer-Encoding");
      }
      return chunks();
    }
    if (lengths.size() > 1) {
      throw new MalformedRequest("several Content-Length headers: " + lengths);
    }
    return lengths.isEmpty() ? new byte[0] : exactly(number(lengths.getFirst(), 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String sizeLine = line(input.read());
      int extension = sizeLine.indexOf(';');
      String size = extension < 0 ? sizeLine : sizeLine.substring(0, extension);
      int length = number(size.strip(), 16);
      if (length == 0) {
        skipTrailers();
        return body.toByteArray();
      }
      body.write(exactly(length));
      if (!line(input.read()).isEmpty()) {
        throw new MalformedRequest("no line end after a chunk of " + length + " bytes");
      }
    }
  }

  private void skipTrailers() throws IOException {
    headerLines();
  }

  private List<Header> headerLines() throws IOException {
    List<Header> headers = new ArrayList<>();
    while (true) {
      String line = line(input.read());
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || Character.isWhitespace(line.charAt(colon - 1))) {
        throw new MalformedRequest("header line: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
  }

  private String line(int first) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int next = first; next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new MalformedRequest("connection ended inside a line");
      }
      if (line.size() == LINE_LIMIT_BYTES) {
        throw new MalformedRequest("line longer than " + LINE_LIMIT_BYTES + " bytes");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (!text.endsWith("\r")) {
      throw new MalformedRequest("line ended without CR: " + text);
    }
    return text.substring(0, text.length() - 1);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new MalformedRequest("body ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static int number(String digits, int radix) throws MalformedRequest {
    if (digits.isEmpty() || !digits.chars().allMatch(digit -> Character.digit(digit, radix) >= 0)) {
      throw new MalformedRequest("length: " + digits);
    }
    try {
      return Integer.parseInt(digits, radix);
    } catch (NumberFormatException tooLarge) {
      throw new MalformedRequest("length beyond 2 GiB: " + digits);
    }
  }
}
