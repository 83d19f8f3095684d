package dev.hookline.examples.mail;

import java.util.Map;

/**
 * What the application has to know.
 *
 * @param hooklineUrl where Hookline is
 * @param apiKey a key of Hookline
 * @param databaseUrl as JDBC has it, with user and password
 * @param resend the source that Resend sends to
 * @param telnyx the source that Telnyx sends to
 */
record Settings(
    String hooklineUrl, String apiKey, String databaseUrl, Source resend, Source telnyx) {

  /** Reads the variables that the README names. */
  static Settings of(Map<String, String> environment) {
    return new Settings(
        environment.getOrDefault("HOOKLINE_URL", "http://localhost:8080"),
        required(environment, "HOOKLINE_API_KEY"),
        required(environment, "DATABASE_URL"),
        new Source(Source.RESEND, required(environment, "RESEND_SECRET")),
        new Source(Source.TELNYX, required(environment, "TELNYX_PUBLIC_KEY")));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException("set " + name);
    }
    return value;
  }
}
