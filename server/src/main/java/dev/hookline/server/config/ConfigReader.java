package dev.hookline.server.config;

import dev.hookline.delivery.guard.AddressList;
import dev.hookline.delivery.guard.Checked;
import dev.hookline.delivery.guard.Exemptions;
import dev.hookline.server.config.Config.LogFormat;
import dev.hookline.server.config.Config.LogLevel;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns texts into a {@link Config}, and finds all that is wrong, not only the first. */
public final class ConfigReader {

  private static final int KEY_LENGTH_MIN = 16;
  private static final int SECRET_KEY_BYTES = 32;

  private final Map<String, String> given;
  private final List<String> errors = new ArrayList<>();

  private ConfigReader(Map<String, String> given) {
    this.given = given;
  }

  /**
   * @param given the values by the name of their setting; unknown names that begin with {@code
   *     HOOKLINE_} are not looked at here
   */
  public static ConfigResult read(Map<String, String> given) {
    ConfigReader reader = new ConfigReader(given);
    Config config = reader.read();
    return reader.errors.isEmpty()
        ? new ConfigResult.Ready(config)
        : new ConfigResult.Wrong(reader.errors);
  }

  private Config read() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Config(
        number(Setting.PORT, 0, 65_535, 0),
        text(Setting.HOST),
        folder(),
        optional(Setting.PUBLIC_URL, ConfigReader::url),
        optional(Setting.API_KEY, ConfigReader::apiKey),
        networks(Setting.DELIVERY_ALLOW, Exemptions::parse, Exemptions.none()),
        choice(Setting.DELIVERY_ALLOW_HTTP, List.of("true", "false")).equals("true"),
        networks(Setting.TRUSTED_PROXIES, AddressList::parse, AddressList.EMPTY),
        bytes(Setting.MAX_BODY, 1 << 10, 64 << 20),
        bytes(Setting.MAX_BATCH, 1 << 10, 256 << 20),
        duration(Setting.RETENTION, Duration.ofHours(1), Duration.ofDays(3650)),
        optional(Setting.SECRET_KEY, ConfigReader::secretKey),
        number(Setting.EVENT_LOOPS, 1, 1_024, Math.max(2, processors)),
        duration(Setting.DRAIN, Duration.ofSeconds(1), Duration.ofMinutes(10)),
        LogFormat.valueOf(upper(choice(Setting.LOG_FORMAT, List.of("json", "text")))),
        LogLevel.valueOf(
            upper(choice(Setting.LOG_LEVEL, List.of("info", "error", "warn", "debug")))));
  }

  private String text(Setting setting) {
    String value = given.getOrDefault(setting.name(), "").strip();
    return value.isEmpty() ? setting.standard() : value;
  }

  private void wrong(Setting setting, String what) {
    String value =
        setting.isSecret() ? "***" : text(setting).replaceFirst("//[^/]*@", "//***@"); // a password
    errors.add(setting.name() + "=" + value + ": " + what);
  }

  private int number(Setting setting, int least, int most, int standard) {
    String text = text(setting);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      // said below
    }
    wrong(setting, "must be a whole number from " + least + " to " + most);
    return standard;
  }

  private Path folder() {
    try {
      return Path.of(text(Setting.DATA_DIR));
    } catch (InvalidPathException notPath) {
      wrong(Setting.DATA_DIR, "must be the path of a folder");
      return Path.of(".");
    }
  }

  /** Every entry of a list that is wrong is told, not only the first. */
  private <T> T networks(Setting setting, Function<String, Checked<T>> parse, T none) {
    if (parse.apply(text(setting)) instanceof Checked.Ok<T>(T networks)) {
      return networks;
    }
    for (String entry : text(setting).split(",", -1)) {
      if (parse.apply(entry) instanceof Checked.Refused<T> refused) {
        wrong(setting, refused.reason());
      }
    }
    return none;
  }

  private String choice(Setting setting, List<String> words) {
    String text = text(setting).toLowerCase(Locale.ROOT);
    if (words.contains(text)) {
      return text;
    }
    wrong(setting, "must be one of " + String.join(", ", words));
    return words.getFirst();
  }

  private int bytes(Setting setting, int least, int most) {
    Optional<Long> value = Quantities.bytes(text(setting));
    if (value.isPresent() && value.get() >= least && value.get() <= most) {
      return value.get().intValue();
    }
    wrong(
        setting,
        "must be a size from %s to %s, for example 512KiB or 1MiB"
            .formatted(Quantities.bytesText(least), Quantities.bytesText(most)));
    return least;
  }

  private Duration duration(Setting setting, Duration least, Duration most) {
    Optional<Duration> value = Quantities.duration(text(setting));
    if (value.isPresent()
        && value.get().compareTo(least) >= 0
        && value.get().compareTo(most) <= 0) {
      return value.get();
    }
    wrong(
        setting,
        "must be a duration from %s to %s, for example 30s, 5m, 2h or 30d".formatted(least, most));
    return least;
  }

  /** What a check of an optional value says: the value, or what is wrong with it. */
  private record Check<T>(Optional<T> value, String problem) {
    static <T> Check<T> ok(T value) {
      return new Check<>(Optional.of(value), "");
    }

    static <T> Check<T> no(String problem) {
      return new Check<>(Optional.empty(), problem);
    }
  }

  private <T> Optional<T> optional(Setting setting, Function<String, Check<T>> check) {
    String text = text(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Check<T> checked = check.apply(text);
    if (checked.value().isEmpty()) {
      wrong(setting, checked.problem());
    }
    return checked.value();
  }

  private static Check<String> url(String text) {
    try {
      URI uri = new URI(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean isBare =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      if (isHttp && uri.getHost() != null && isBare) {
        return Check.ok(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      }
    } catch (URISyntaxException notUrl) {
      // said below
    }
    return Check.no(
        "must be an http or https URL without user, password and query, for example https://hooks.example");
  }

  private static Check<String> apiKey(String text) {
    boolean visible = text.chars().allMatch(letter -> letter > ' ' && letter < 127);
    return text.length() >= KEY_LENGTH_MIN && visible
        ? Check.ok(text)
        : Check.no("must have at least " + KEY_LENGTH_MIN + " visible ASCII characters");
  }

  private static Check<byte[]> secretKey(String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == SECRET_KEY_BYTES) {
        return Check.ok(key);
      }
    } catch (IllegalArgumentException notBase64) {
      // said below
    }
    return Check.no("must be the base64 of 32 bytes; make one with: openssl rand -base64 32");
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
