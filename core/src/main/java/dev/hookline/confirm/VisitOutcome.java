package dev.hookline.confirm;

import dev.hookline.delivery.Exchange;
import dev.hookline.ingest.Confirmation;
import dev.hookline.job.AttemptError;

/**
 * What one attempt says.
 *
 * @param mayDiffer whether another attempt could end otherwise
 */
record VisitOutcome(Confirmation confirmation, boolean mayDiffer) {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  static VisitOutcome of(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answered -> ofStatus(answered.status());
      case Exchange.Failed failed ->
          new VisitOutcome(
              Confirmation.failed(failed.error().code() + ": " + failed.detail()),
              failed.error() != AttemptError.BLOCKED && failed.error() != AttemptError.INTERNAL);
    };
  }

  private static VisitOutcome ofStatus(int status) {
    if (status / 100 == 2) {
      return new VisitOutcome(Confirmation.CONFIRMED, false);
    }
    String suffix = status / 100 == 3 ? ", and redirects are not followed" : "";
    return new VisitOutcome(
        Confirmation.failed("answered with status " + status + suffix),
        status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS);
  }
}
