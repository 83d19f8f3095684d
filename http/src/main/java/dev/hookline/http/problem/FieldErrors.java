package dev.hookline.http.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the fields of a body, so that a caller learns of all at once. */
public final class FieldErrors {

  /** A hostile body must not get an answer much larger than itself. */
  private static final int KEPT_MAX = 50;

  private final List<FieldError> errors = new ArrayList<>();
  private boolean unknownField;
  private @Nullable ProblemCode special;

  /** Of what is wrong with one place the first is kept: what is wrong need not be missing too. */
  public void add(String pointer, String message) {
    if (errors.size() < KEPT_MAX
        && errors.stream().noneMatch(error -> error.pointer().equals(pointer))) {
      errors.add(new FieldError(pointer, message));
    }
  }

  /** An error with a code of its own, which becomes that of the whole problem. */
  public void add(ProblemCode code, String pointer, String message) {
    if (special == null) {
      special = code;
    }
    add(pointer, message);
  }

  public void unknown(String pointer) {
    unknownField = true;
    add(pointer, "is not a known field");
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /**
   * {@link ProblemCode#UNKNOWN_FIELD} if any field is unknown, else the first code that an error
   * came with, else {@code invalid_fields}.
   */
  public Problem problem() {
    ProblemCode known = special == null ? ProblemCode.INVALID_FIELDS : special;
    ProblemCode code = unknownField ? ProblemCode.UNKNOWN_FIELD : known;
    FieldError first = errors.getFirst();
    String where = first.pointer().isEmpty() ? "The body" : first.pointer();
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return Problem.of(code, where + " " + first.message() + more, errors);
  }

  /**
   * Ends the call if anything is wrong.
   *
   * @throws Refused with {@link #problem}
   */
  public void refuseIfAny() {
    if (!errors.isEmpty()) {
      throw new Refused(problem());
    }
  }
}
