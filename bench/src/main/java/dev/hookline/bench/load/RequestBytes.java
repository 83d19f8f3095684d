package dev.hookline.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts a POST together once; templates then patch it in place. */
final class RequestBytes {
  private RequestBytes() {}

  static byte[] post(String host, String path, Map<String, String> headers, String body) {
    int contentLength = body.getBytes(StandardCharsets.UTF_8).length;
    StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Type: application/json\r\n");
    head.append("Content-Length: " + contentLength + "\r\n\r\n");
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  /** Position right after the marker, which the request must contain. */
  static int after(byte[] request, String marker) {
    int at = new String(request, StandardCharsets.ISO_8859_1).indexOf(marker);
    if (at < 0) {
      throw new IllegalArgumentException("the request holds no " + marker);
    }
    return at + marker.length();
  }
}
