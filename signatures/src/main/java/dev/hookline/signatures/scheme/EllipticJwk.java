package dev.hookline.signatures.scheme;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.json.JsonFields;
import dev.hookline.signatures.json.JsonPointer;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A public P-256 key as JSON Web Key (RFC 7517, RFC 7518 section 6.2). */
final class EllipticJwk {

  private static final JsonFields MEMBERS =
      JsonFields.of(
          JsonPointer.of("/kty"),
          JsonPointer.of("/crv"),
          JsonPointer.of("/x"),
          JsonPointer.of("/y"));
  private static final int COORDINATE_BYTES = 32;

  /** SubjectPublicKeyInfo of an uncompressed point on P-256 (RFC 5480), up to the coordinates. */
  private static final byte[] ENVELOPE =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private EllipticJwk() {}

  static boolean looksLikeOne(String text) {
    return text.stripLeading().startsWith("{");
  }

  /** The key as SubjectPublicKeyInfo; null for anything but a P-256 key. */
  static byte @Nullable [] der(String json) {
    List<@Nullable String> members = MEMBERS.textsIn(json.getBytes(UTF_8));
    byte[] x = Base64UrlText.decode(members.get(2));
    byte[] y = Base64UrlText.decode(members.get(3));
    boolean p256 =
        "EC".equals(members.get(0))
            && "P-256".equals(members.get(1))
            && x != null
            && y != null
            && x.length == COORDINATE_BYTES
            && y.length == COORDINATE_BYTES;
    if (!p256) {
      return null;
    }
    var der = new ByteArrayOutputStream();
    der.writeBytes(ENVELOPE);
    der.writeBytes(x);
    der.writeBytes(y);
    return der.toByteArray();
  }
}
