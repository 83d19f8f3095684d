package dev.hookline.signatures.provider;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.scheme.EventFields;
import java.util.Map;

/** Where the scheme of a provider comes from. */
public sealed interface Setup {

  /** The provider has one scheme. */
  record Fixed(Scheme scheme) implements Setup {}

  /**
   * The scheme is made from the settings of a source.
   *
   * @param required true when there is no scheme without settings
   */
  record FromVerification(boolean required, Reader reader) implements Setup {}

  /** Makes a scheme from settings. */
  @FunctionalInterface
  interface Reader {

    /** Reads settings; the event fields apply where the settings name none. */
    Configuration read(Map<String, ?> verification, EventFields event);
  }
}
