package dev.hookline.http.outbound;

import dev.hookline.delivery.OutboundHttp;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Keeps the beginning of a body and counts the rest. */
final class AnswerBody {

  private static final byte[] EMPTY = {};

  private byte[] kept = EMPTY;
  private int keptBytes;
  private long readBytes;

  void add(Buffer chunk) {
    readBytes += chunk.length();
    int wanted = Math.min(chunk.length(), OutboundHttp.BODY_KEPT_BYTES - keptBytes);
    if (wanted <= 0) {
      return;
    }
    int needed = keptBytes + wanted;
    if (needed > kept.length) {
      int roomier = keptBytes == 0 ? needed : Math.min(needed * 2, OutboundHttp.BODY_KEPT_BYTES);
      kept = Arrays.copyOf(kept, roomier);
    }
    chunk.getBytes(0, wanted, kept, keptBytes);
    keptBytes = needed;
  }

  boolean isTooLong() {
    return readBytes > Limits.BODY_READ_BYTES;
  }

  boolean isTruncated() {
    return readBytes > keptBytes;
  }

  byte[] kept() {
    return keptBytes == kept.length ? kept : Arrays.copyOf(kept, keptBytes);
  }
}
