package dev.hookline.sdk.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A token as the server keeps it. */
final class ServerToken {

  final String id;
  final Instant expiresAt;
  @Nullable JsonNode output;

  ServerToken(String id, Instant expiresAt) {
    this.id = id;
    this.expiresAt = expiresAt;
  }

  ObjectNode asJson(String base, Instant now) {
    ObjectNode token = JsonMapper.shared().createObjectNode();
    token.put("id", id).put("url", base + "/tokens/" + id).put("expires_at", expiresAt.toString());
    if (output != null) {
      token.set("output", output);
      return token.put("status", "completed");
    }
    return token.put("status", expiresAt.isAfter(now) ? "waiting" : "timed_out");
  }
}
