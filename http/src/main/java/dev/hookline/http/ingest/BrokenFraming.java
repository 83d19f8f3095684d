package dev.hookline.http.ingest;

import io.netty.handler.codec.DecoderException;

/**
 * Tells a body whose framing is wrong from one whose sender has gone: only the former hears of it.
 */
public final class BrokenFraming {

  private BrokenFraming() {}

  /**
   * @param failure what Vert.x ends the body with
   */
  public static boolean isCauseOf(Throwable failure) {
    return failure instanceof DecoderException || failure instanceof IllegalArgumentException;
  }
}
