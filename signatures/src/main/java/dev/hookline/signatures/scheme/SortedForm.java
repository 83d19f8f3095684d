package dev.hookline.signatures.scheme;

import org.jspecify.annotations.Nullable;

/**
 * A form body as Mandrill and Twilio sign it: every name followed by its value, ordered by name,
 * nothing in between.
 */
final class SortedForm {

  private SortedForm() {}

  /** Null when the body is not a form. */
  static byte @Nullable [] of(byte[] body) {
    FormParameters form = FormParameters.parse(body);
    return form == null ? null : form.sortedAndJoined();
  }
}
