package dev.hookline.server.config;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.delivery.guard.Exemptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The checked settings. {@link Setting} says what each means. */
public record Config(
    int port,
    String host,
    Path dataDir,
    Optional<String> publicUrl,
    Optional<String> apiKey,
    Exemptions deliveryAllow,
    boolean deliveryAllowHttp,
    AddressList trustedProxies,
    int maxBodyBytes,
    int maxBatchBytes,
    Duration retention,
    Optional<byte[]> secretKey,
    int eventLoops,
    Duration drain,
    LogFormat logFormat,
    LogLevel logLevel) {

  /** How log lines are written. */
  public enum LogFormat {
    JSON,
    TEXT
  }

  /** From which level on log lines are written. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
