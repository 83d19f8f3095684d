package dev.hookline.http.api;

/** Answers the calls of one route. Runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface ApiHandler {

  /**
   * May throw {@link dev.hookline.http.problem.Refused} for input that cannot be used, and {@link
   * dev.hookline.job.StoreUnavailable}; both are answered properly.
   */
  ApiAnswer handle(ApiCall call);
}
