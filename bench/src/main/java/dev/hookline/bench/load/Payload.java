package dev.hookline.bench.load;

import dev.hookline.bench.wire.SequenceField;

/** A JSON payload of a given size, shaped like a push, that ends in its sequence. */
final class Payload {
  private static final String START =
      "{\"ref\":\"refs/heads/main\",\"repository\":{\"id\":42,\"full_name\":\"bench/payload\"},"
          + "\"commits\":[{\"message\":\"";
  private static final String MIDDLE = "\"}],";
  private static final String FILLER = "one event among many, of ordinary size. ";

  private Payload() {}

  /**
   * @param size bytes of the payload, at least 160
   */
  static String ofSize(int size) {
    int room = size - START.length() - MIDDLE.length() - SequenceField.tail().length();
    if (room < 0) {
      throw new IllegalArgumentException("a payload of " + size + " bytes is too small");
    }
    String filling = FILLER.repeat(room / FILLER.length() + 1).substring(0, room);
    return START + filling + MIDDLE + SequenceField.tail();
  }
}
