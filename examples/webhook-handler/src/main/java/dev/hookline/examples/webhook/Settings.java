package dev.hookline.examples.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the application has to know.
 *
 * @param port where it listens; 0 for any free port
 * @param hooklineUrl where Hookline is
 * @param apiKey a key of Hookline
 * @param webhookSecret {@code whsec_...} to verify webhooks with; null to take them unsigned
 */
record Settings(int port, String hooklineUrl, String apiKey, @Nullable String webhookSecret) {

  /** Reads {@code PORT}, {@code HOOKLINE_URL}, {@code HOOKLINE_API_KEY}, {@code WEBHOOK_SECRET}. */
  static Settings of(Map<String, String> environment) {
    String key = environment.get("HOOKLINE_API_KEY");
    if (key == null) {
      throw new IllegalArgumentException("set HOOKLINE_API_KEY to a key of your Hookline server");
    }
    return new Settings(
        Integer.parseInt(environment.getOrDefault("PORT", "3000")),
        environment.getOrDefault("HOOKLINE_URL", "http://localhost:8080"),
        key,
        environment.get("WEBHOOK_SECRET"));
  }
}
