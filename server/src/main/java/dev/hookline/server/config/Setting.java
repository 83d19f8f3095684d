package dev.hookline.server.config;

import java.util.List;
import java.util.Locale;

/**
 * One setting: the same name in the environment and in a file ({@code HOOKLINE_PORT}), and as a
 * flag ({@code --port}).
 *
 * @param name the name in the environment
 * @param standard the value when none is given; empty for none
 * @param description one line, for {@code --help} and the documentation
 * @param isSecret whether its value is never shown
 */
public record Setting(String name, String standard, String description, boolean isSecret) {

  private static final String PREFIX = "HOOKLINE_";

  static final Setting PORT = shown("PORT", "8080", "TCP port to listen on; 0 for any free one");
  static final Setting HOST = shown("HOST", "0.0.0.0", "address to listen on");
  public static final Setting DATA_DIR =
      shown("DATA_DIR", "./data", "folder that holds everything");
  static final Setting PUBLIC_URL =
      shown(
          "PUBLIC_URL",
          "",
          "URL under which senders reach this server; http://localhost:PORT if unset");
  static final Setting API_KEY =
      new Setting(
          PREFIX + "API_KEY",
          "",
          "first API key of the default project; if unset, the first start makes one and prints it",
          true);
  static final Setting DELIVERY_ALLOW =
      shown(
          "DELIVERY_ALLOW",
          "",
          "comma-separated CIDRs that deliveries may reach although they are not public");
  static final Setting DELIVERY_ALLOW_HTTP =
      shown(
          "DELIVERY_ALLOW_HTTP", "false", "whether deliveries to public hosts may go without TLS");
  static final Setting TRUSTED_PROXIES =
      shown(
          "TRUSTED_PROXIES",
          "",
          "comma-separated CIDRs of proxies whose X-Forwarded-For is believed");
  static final Setting MAX_BODY = shown("MAX_BODY", "1MiB", "largest webhook or single event");
  static final Setting MAX_BATCH = shown("MAX_BATCH", "16MiB", "largest batch of events");
  static final Setting RETENTION =
      shown("RETENTION", "30d", "how long events, deliveries and requests are kept");
  static final Setting SECRET_KEY =
      new Setting(
          PREFIX + "SECRET_KEY",
          "",
          "base64 of 32 bytes; encrypts the secrets in the store; if unset they are stored as they are",
          true);
  static final Setting EVENT_LOOPS =
      shown("EVENT_LOOPS", "", "threads for network traffic; the number of processors if unset");
  static final Setting DRAIN =
      shown("DRAIN", "25s", "how long a stop waits for requests and deliveries under way");
  static final Setting LOG_FORMAT = shown("LOG_FORMAT", "json", "json or text");
  static final Setting LOG_LEVEL = shown("LOG_LEVEL", "info", "error, warn, info or debug");

  /** All settings, in the order in which they are documented. */
  public static final List<Setting> ALL =
      List.of(
          PORT,
          HOST,
          DATA_DIR,
          PUBLIC_URL,
          API_KEY,
          DELIVERY_ALLOW,
          DELIVERY_ALLOW_HTTP,
          TRUSTED_PROXIES,
          MAX_BODY,
          MAX_BATCH,
          RETENTION,
          SECRET_KEY,
          EVENT_LOOPS,
          DRAIN,
          LOG_FORMAT,
          LOG_LEVEL);

  /** The flag of the command line, for example {@code --data-dir}. */
  public String flag() {
    return "--" + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Setting shown(String name, String standard, String description) {
    return new Setting(PREFIX + name, standard, description, false);
  }
}
