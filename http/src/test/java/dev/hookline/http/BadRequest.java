package dev.hookline.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request of the fixture, with what its descriptions stand for made out. */
record BadRequest(JsonNode entry) {

  static List<BadRequest> all() {
    try (InputStream fixture =
        BadRequest.class.getResourceAsStream("/fixtures/bad-requests.json")) {
      return JsonMapper.shared().readTree(fixture).valueStream().map(BadRequest::new).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String name() {
    return entry.path("name").asString();
  }

  String group() {
    return entry.path("group").asString();
  }

  String path() {
    return entry.path("path_hint").asString();
  }

  boolean mayCome(int status, boolean closed) {
    for (String expected : entry.path("expect_status_class").asString().split("\\|", -1)) {
      if (expected.equals("close") ? closed : matches(expected, status)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String expected, int status) {
    return expected.endsWith("xx")
        ? status / 100 == Integer.parseInt(expected.substring(0, 1))
        : status == Integer.parseInt(expected);
  }

  boolean mustClose() {
    return entry.path("closes").asBoolean(false);
  }

  boolean endsOutput() {
    return entry.has("after");
  }

  /** How long the answer may take; three times that of the fixture, as machines differ. */
  long millisMax() {
    return 3 * entry.path("max_ms").asLong(10_000);
  }

  /** The bytes on the wire. */
  byte[] bytes(String authorization) {
    if (entry.has("raw_b64")) {
      return Base64.getDecoder().decode(entry.path("raw_b64").asString());
    }
    byte[] body = body();
    StringBuilder head =
        new StringBuilder(entry.path("method").asString())
            .append(' ')
            .append(made(path()))
            .append(" HTTP/1.1\r\nHost: localhost\r\n");
    headers(authorization)
        .forEach(header -> head.append(header.replace("\r\n", " ")).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] headBytes = head.append("\r\n").toString().getBytes(ISO_8859_1);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(headBytes);
    request.writeBytes(body);
    return request.toByteArray();
  }

  private List<String> headers(String authorization) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!group().equals("auth")) {
      headers.put("Authorization", "Bearer " + authorization);
    }
    for (Map.Entry<String, JsonNode> header : entry.path("headers").properties()) {
      headers.put(header.getKey(), header.getValue().asString());
    }
    if (headers.getOrDefault("Authorization", "").equals("Bearer TENANT_A_KEY")) {
      headers.put("Authorization", "Bearer " + authorization);
    }
    List<String> lines = new ArrayList<>();
    headers.forEach((name, value) -> {
      switch (name) {
        case "X-n" -> many(lines, 1_024, "a".repeat(1_015));
        case "X-0..X-9999" -> many(lines, 10_000, "a");
        default -> lines.add(name + ": " + made(value));
      }
    });
    return lines;
  }

  private static void many(List<String> lines, int count, String value) {
    for (int at = 0; at < count; at++) {
      lines.add("X-" + at + ": " + value);
    }
  }

  /** {@code <16384 x a>} and its like made out. */
  private static String made(String text) {
    return text.replace("<16384 x a>", "a".repeat(16_384))
        .replace("<100000 x a>", "a".repeat(100_000))
        .replace("<10000 x a>", "a".repeat(10_000))
        .replace("<8000 x %25_>", "%25_".repeat(8_000))
        .replace("<cursor issued for type=b>", "AAAA")
        .replace("<tenant B's cursor>", "AAAA")
        .replace("\uFF11\uFF12\uFF13", "\u00EF\u00BC\u0091");
  }

  private byte[] body() {
    if (entry.has("body_b64")) {
      return Base64.getDecoder().decode(entry.path("body_b64").asString());
    }
    if (entry.has("body")) {
      return entry.path("body").asString().getBytes(UTF_8);
    }
    return switch (name()) {
      case "json-deep-object-100k" ->
          ("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(UTF_8);
      case "json-deep-array-100k" -> ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(UTF_8);
      case "json-unclosed-deep" -> "[".repeat(1_000_000).getBytes(UTF_8);
      case "json-huge-number" ->
          ("{\"type\":\"a.b\",\"payload\":{\"v\":" + "9".repeat(1_000_000) + "}}").getBytes(UTF_8);
      case "json-hash-collision-keys" -> collidingKeys(100_000);
      case "gzip-bomb-nested" -> gzip(gzip(new byte[1 << 20]));
      case "deflate-bomb" -> deflate(new byte[16 << 20]);
      case "header-8k-line", "header-total-1m", "header-many" -> new byte[0];
      default -> {
        if (entry.has("body_description")) {
          throw new IllegalStateException("no body is made for " + name());
        }
        yield new byte[0];
      }
    };
  }

  /** Keys with one hash code, as products of {@code Aa} and {@code BB}, in an event's payload. */
  private static byte[] collidingKeys(int count) {
    StringBuilder json = new StringBuilder("{\"type\":\"a.b\",\"payload\":{");
    for (int key = 0; key < count; key++) {
      json.append(key == 0 ? "\"" : ",\"");
      for (int pair = 16; pair >= 0; pair--) {
        json.append((key >> pair & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":1");
    }
    return json.append("}}").toString().getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    try (ByteArrayOutputStream packed = new ByteArrayOutputStream()) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(bytes);
      }
      return packed.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] deflate(byte[] bytes) {
    try (ByteArrayOutputStream packed = new ByteArrayOutputStream()) {
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
        deflater.write(bytes);
      }
      return packed.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public String toString() {
    return name() + ": " + entry.path("why").asString();
  }
}
