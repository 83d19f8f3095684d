package dev.hookline.http.problem;

/**
 * Ends a call whose input cannot be used. Thrown while a call is read, so that handlers deal with
 * valid input only; the router turns it into the answer. Without a stack trace: it is no defect.
 */
public final class Refused extends RuntimeException {

  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
