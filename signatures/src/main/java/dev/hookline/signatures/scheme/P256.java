package dev.hookline.signatures.scheme;

import java.security.Key;
import java.security.interfaces.ECKey;
import org.jspecify.annotations.Nullable;

/** The curve P-256 (NIST SP 800-186, section 3.2.1.3). */
final class P256 {

  private static final int FIELD_BITS = 256;

  private P256() {}

  static boolean has(@Nullable Key key) {
    return key instanceof ECKey point
        && point.getParams().getCurve().getField().getFieldSize() == FIELD_BITS;
  }
}
