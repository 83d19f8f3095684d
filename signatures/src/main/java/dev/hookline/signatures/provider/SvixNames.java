package dev.hookline.signatures.provider;

import static dev.hookline.signatures.scheme.Field.header;

import dev.hookline.signatures.SignedRequest;
import dev.hookline.signatures.scheme.EventFields;
import dev.hookline.signatures.scheme.FirstPresent;
import dev.hookline.signatures.scheme.GuardedField;

/**
 * Standard Webhooks under the names with {@code svix} or the standard ones. Only the id beside the
 * signature is signed: one under the other name may be anybody's, to send an event again as a new
 * one.
 */
final class SvixNames {

  static final FirstPresent SCHEME = FirstPresent.svixNames();

  static final EventFields ID =
      EventFields.id(
          new GuardedField(header("svix-id"), SvixNames::isSignedUnderThem),
          new GuardedField(header("webhook-id"), request -> !isSignedUnderThem(request)));

  private SvixNames() {}

  /** As {@link FirstPresent} chooses. */
  private static boolean isSignedUnderThem(SignedRequest request) {
    return !request.headerValues("svix-signature").isEmpty();
  }
}
