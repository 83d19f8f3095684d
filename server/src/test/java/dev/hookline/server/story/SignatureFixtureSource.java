package dev.hookline.server.story;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How an operator sets up a source for the sender of a fixture. */
record SignatureFixtureSource(JsonNode fixture) {

  /** Where the name in the fixture is not the key of the provider. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("standard-webhooks (asymmetric)", "standard-webhooks"),
          Map.entry("bitbucket / jira", "bitbucket"),
          Map.entry("gitlab (signing token, 19.0+)", "gitlab"),
          Map.entry("hubspot hubspot-v2", "hubspot-v2"),
          Map.entry("adyen adyen-header", "adyen-platform"),
          Map.entry("x (twitter)", "x"),
          Map.entry("mandrill (mailchimp transactional)", "mandrill"));

  /** The members of the source. */
  String json() {
    String sender = fixture.path("provider").asString();
    String scheme = fixture.path("scheme").asString();
    boolean isGeneric = sender.startsWith("generic") || sender.startsWith("algohire");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", sender);
    members.put(
        "provider",
        isGeneric
            ? "hmac"
            : KEYS.getOrDefault(sender + " " + scheme, KEYS.getOrDefault(sender, sender)));
    members.put("secret", fixture.path("secret_or_public_key").asString());
    if (isGeneric) {
      members.put("verification", verification(scheme));
    }
    if (text("webhook_id") != null) {
      members.put("verification", Map.of("webhook_id", fixture.path("webhook_id").asString()));
    }
    String url = text("url");
    if (url != null) {
      members.put("public_url", url.replaceFirst("\\?.*", ""));
    }
    return JsonMapper.shared().writeValueAsString(members);
  }

  private Map<String, Object> verification(String scheme) {
    String hash = scheme.replace("hub-", "").replace("hmac-", "").replaceFirst("-.*", "");
    Map<String, Object> signature = new LinkedHashMap<>();
    signature.put("header", fixture.path("signature_header").asString());
    signature.put("encoding", scheme.endsWith("hex") ? "hex" : "base64");
    if (scheme.startsWith("hub-")) {
      signature.put("prefix", hash + "=");
    }
    return Map.of("hash", hash, "signed", "{body}", "signature", signature);
  }

  @Nullable String text(String name) {
    JsonNode value = fixture.get(name);
    return value == null || value.isNull() ? null : value.stringValue();
  }
}
