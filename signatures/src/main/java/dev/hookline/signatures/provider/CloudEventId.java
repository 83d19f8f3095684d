package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.body;
import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.scheme.JoinedFields;

/**
 * What names a CloudEvent: its id is unique among those of its source only. Source: CloudEvents
 * 1.0, section "REQUIRED Attributes".
 */
final class CloudEventId {

  /** In the binary mode. */
  static final JoinedFields IN_HEADERS =
      JoinedFields.of(header("ce-id")).andIfThere(header("ce-source"));

  /** In the structured mode, and in each element of a batch. */
  static final JoinedFields IN_BODY = in("");

  private CloudEventId() {}

  /** In the event at this place of a body. */
  static JoinedFields in(String pointer) {
    return JoinedFields.of(body(pointer + "/id")).andIfThere(body(pointer + "/source"));
  }
}
