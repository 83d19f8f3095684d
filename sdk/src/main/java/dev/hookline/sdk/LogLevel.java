package dev.hookline.sdk;

import java.util.Locale;

/** How important a line in the log of a run is. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name in the API: the constant in lower case. */
  public String code() {
    return code;
  }
}
