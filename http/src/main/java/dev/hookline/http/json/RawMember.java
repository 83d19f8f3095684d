package dev.hookline.http.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/** Cuts one member out of a body as the bytes that were sent. */
public final class RawMember {

  private static final JsonFactory FACTORY = StrictJson.factory(1);

  private RawMember() {}

  /**
   * The bytes of a member; null when the body has none of this name.
   *
   * @throws dev.hookline.http.problem.Refused when the body is no JSON object
   */
  public static byte @Nullable [] of(byte[] body, String member) {
    byte @Nullable [][] found = new byte[1][];
    StreamedJson.read(
        body,
        FACTORY,
        json ->
            json.object(name -> {
              byte[] value = json.value();
              if (name.equals(member)) {
                found[0] = value;
              }
            }));
    return found[0];
  }
}
