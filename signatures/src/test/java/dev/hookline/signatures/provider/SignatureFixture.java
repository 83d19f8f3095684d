package dev.hookline.signatures.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.SignedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recorded or constructed request with the verdict its provider's own library gives. */
record SignatureFixture(int index, JsonNode entry) {

  private static final long A_TIME_WITHOUT_MEANING = 1_700_000_000L;

  static List<SignatureFixture> all() {
    try (InputStream file =
        SignatureFixture.class.getResourceAsStream("/fixtures/signatures.json")) {
      JsonNode entries = JsonMapper.shared().readTree(Objects.requireNonNull(file));
      var fixtures = new ArrayList<SignatureFixture>();
      for (JsonNode entry : entries) {
        fixtures.add(new SignatureFixture(fixtures.size(), entry));
      }
      return fixtures;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String provider() {
    return entry.get("provider").stringValue();
  }

  String scheme() {
    return entry.get("scheme").stringValue();
  }

  String secret() {
    return entry.get("secret_or_public_key").stringValue();
  }

  boolean expectedGenuine() {
    return entry.get("expect").stringValue().equals("valid");
  }

  @Nullable String text(String name) {
    JsonNode value = entry.get(name);
    return value == null || value.isNull() ? null : value.stringValue();
  }

  long nowEpochMillis() {
    JsonNode now = entry.get("now");
    return 1000 * (now.isNull() ? A_TIME_WITHOUT_MEANING : now.longValue());
  }

  SignedRequest request() {
    Map<String, String> headers = new LinkedHashMap<>();
    entry
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
    String method = text("method");
    return SignedRequest.of(method == null ? "POST" : method, text("url"), headers, body());
  }

  private byte[] body() {
    String base64 = text("body_base64");
    return base64 == null
        ? entry.get("body").stringValue().getBytes(UTF_8)
        : Base64.getDecoder().decode(base64);
  }

  @Override
  public String toString() {
    return index + " " + provider() + ": " + text("note");
  }
}
