package dev.hookline.bench.load;

import dev.hookline.bench.wire.MessageBuffer;
import java.nio.charset.StandardCharsets;

/** Counts {@code "duplicate":true} and {@code "duplicate":false} in the body of a 202. */
final class AnswerBody {
  private static final byte[] LABEL = "duplicate\"".getBytes(StandardCharsets.US_ASCII);

  int accepted;
  int duplicates;

  void read(MessageBuffer answer) {
    accepted = 0;
    duplicates = 0;
    byte[] bytes = answer.bytes();
    int end = answer.bodyEnd();
    int at = answer.bodyStart() + 1;
    while (at + LABEL.length < end) {
      if (bytes[at] == 'd' && bytes[at - 1] == '"' && holdsLabel(bytes, at)) {
        at = countValue(bytes, at + LABEL.length, end);
      } else {
        at++;
      }
    }
  }

  private static boolean holdsLabel(byte[] bytes, int at) {
    for (int index = 0; index < LABEL.length; index++) {
      if (bytes[at + index] != LABEL[index]) {
        return false;
      }
    }
    return true;
  }

  private int countValue(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (bytes[at] == ':' || bytes[at] == ' ')) {
      at++;
    }
    if (at < end && bytes[at] == 'f') {
      accepted++;
    } else if (at < end && bytes[at] == 't') {
      duplicates++;
    }
    return at;
  }
}
