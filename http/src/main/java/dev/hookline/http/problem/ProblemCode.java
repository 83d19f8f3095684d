package dev.hookline.http.problem;

import java.util.Locale;

/**
 * Every way in which the API refuses a call. The name in lower case is the stable {@code code}:
 * clients branch on it, so a code is never renamed and never changes its status. Syntax is answered
 * 400, content that is well-formed but not acceptable 422, and what the present state does not
 * allow 409.
 */
public enum ProblemCode {
  INVALID_JSON(400, "Not valid JSON", "Send one JSON document in UTF-8 and within the limits."),
  INVALID_PARAMETER(400, "Invalid query parameter", "Correct the parameter that the detail names."),
  UNKNOWN_PARAMETER(
      400, "Unknown query parameter", "Leave the parameter out, or correct its spelling."),
  INVALID_CURSOR(
      400, "Invalid cursor", "Take the cursor from `next` of the same list with the same filters."),
  INVALID_IDEMPOTENCY_KEY(
      400, "Invalid Idempotency-Key", "Send one key of 1 to 255 visible ASCII characters."),
  INVALID_REQUEST(
      400, "Malformed request", "Correct the request line, the headers or the framing."),
  UNAUTHENTICATED(
      401, "Not authenticated", "Send `Authorization: Bearer` with an API key that is in force."),
  FORBIDDEN(403, "Not allowed for this key", "Use a key that holds the scope the detail names."),
  NOT_FOUND(
      404, "Not found", "Check the path and the id, and that the key is of the same project."),
  TASK_NOT_FOUND(
      404, "No such task", "Connect a worker that has the task, or `PUT` it with a URL."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "Use a method that the Allow header names."),
  REQUEST_TIMEOUT(408, "Request too slow", "Send the whole body without long pauses."),
  NOT_ALLOWED(409, "Not allowed in this state", "Read the object again and act on its new state."),
  BODY_NOT_KEPT(
      409, "Body not kept", "Have the sender send the request again; its secret is right now."),
  CONFLICT(409, "Conflict", "Change what the detail names, which something else uses already."),
  WORKER_SESSION_EXPIRED(
      409,
      "Session over",
      "Register again; what the worker still executes is somebody else's now."),
  STALE_LEASE(
      409, "Not this worker's any more", "Stop what the runs do and forget what they came to."),
  IDEMPOTENCY_CONFLICT(
      409, "Idempotency-Key used for another request", "Use a new key for each different request."),
  IDEMPOTENCY_IN_PROGRESS(
      409,
      "A request with this Idempotency-Key is under way",
      "Send the same request again later."),
  BODY_TOO_LARGE(413, "Body too large", "Send less, or raise the limit with HOOKLINE_MAX_BODY."),
  METADATA_TOO_LARGE(413, "Metadata too large", "Keep at most 64 KiB of JSON with a run."),
  STEP_TOO_LARGE(413, "Output of a step too large", "Memoise at most 1 MiB, or a link to it."),
  TOO_MANY_STEPS(
      413,
      "Too many steps",
      "Memoise at most 10,000 steps and 16 MiB for a run, or links; do the rest in child runs."),
  OUTPUT_TOO_LARGE(413, "Output too large", "Put it elsewhere and return a link to it."),
  URI_TOO_LONG(414, "URI too long", "Send a request line of at most 8 KiB."),
  UNSUPPORTED_MEDIA_TYPE(
      415, "Unsupported content type", "Send the body as `Content-Type: application/json`."),
  UNSUPPORTED_ENCODING(
      415, "Unsupported content encoding", "Send the body without Content-Encoding."),
  EXPECTATION_FAILED(417, "Unknown expectation", "Leave the Expect header out."),
  INVALID_FIELDS(422, "Invalid fields", "Correct each field that `errors` points to."),
  UNKNOWN_FIELD(422, "Unknown field", "Leave the fields out that `errors` points to."),
  BLOCKED_ADDRESS(
      422,
      "Address not allowed",
      "Use a public https URL, or have the operator allow the address."),
  INVALID_CRON(
      422,
      "Not a cron expression",
      "Write five fields, at most once a minute, as the message says."),
  CRON_NEVER_FIRES(422, "Never fires", "Choose a date that exists, such as no February 30."),
  NOT_SUPPORTED_YET(422, "Not supported yet", "Leave out what `errors` points to."),
  LIMIT_REACHED(422, "Limit reached", "Delete what is not needed, or have the limit raised."),
  HEADERS_TOO_LARGE(431, "A header is too large", "Send no header line of more than 8 KiB."),
  INTERNAL_ERROR(500, "Internal error", "Try again; report the request id if it stays."),
  OVERLOADED(503, "Too much under way", "Wait as long as Retry-After says."),
  STORE_UNAVAILABLE(503, "The store is unavailable", "Wait as long as Retry-After says."),
  NOT_READY(503, "Not ready", "Look at the parts that the detail names.");

  private final int status;
  private final String title;
  private final String remedy;
  private final String code = name().toLowerCase(Locale.ROOT);

  ProblemCode(int status, String title, String remedy) {
    this.status = status;
    this.title = title;
    this.remedy = remedy;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What the caller can do about it, in one sentence. */
  public String remedy() {
    return remedy;
  }

  public String code() {
    return code;
  }

  /** The problem's {@code type}, RFC 9457 section 3.1.1. */
  public String type() {
    return "urn:hookline:problem:" + code;
  }

  public Problem problem(String detail) {
    return Problem.of(this, detail);
  }

  /** For the code that reads a call and cannot go on. */
  public Refused refused(String detail) {
    return new Refused(problem(detail));
  }
}
