package dev.hookline.sdk.transport;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a registration. */
public sealed interface RegisterAnswer {

  /**
   * A session is open.
   *
   * @param session its id
   * @param heartbeat how often the server wants to hear of the worker
   * @param expiresAfter the silence after which the session is over
   */
  record Registered(String session, Duration heartbeat, Duration expiresAfter)
      implements RegisterAnswer {}

  /**
   * Nothing is registered, and the same registration would be refused again.
   *
   * @param code a stable code such as {@code invalid_request} or {@code unauthorized}
   * @param problems which fields are wrong, when fields are
   */
  record Refused(String code, String detail, List<FieldProblem> problems)
      implements RegisterAnswer {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * What is wrong with a field of the registration.
   *
   * @param pointer a JSON pointer into the registration
   */
  record FieldProblem(@Nullable String pointer, String message) {}
}
