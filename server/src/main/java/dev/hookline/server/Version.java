package dev.hookline.server;

import java.util.Optional;

/** The version of this build. */
public final class Version {

  private Version() {}

  /** From the jar's manifest; {@code dev} when it does not run from a jar. */
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
