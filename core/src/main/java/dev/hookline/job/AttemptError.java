package dev.hookline.job;

import java.util.Locale;

/** Why an attempt failed. The name in lower case is part of the API. */
public enum AttemptError {
  /** Answered, with a status other than 2xx. */
  STATUS,
  /** Answered 3xx, which is never followed. */
  REDIRECT,
  /** No complete answer within the endpoint's timeout. */
  TIMEOUT,
  DNS,
  CONNECT_REFUSED,
  CONNECT_TIMEOUT,
  CONNECTION_RESET,
  TLS,
  /** What came back was not HTTP, or broke its limits. */
  PROTOCOL,
  /** The address is not one that deliveries may go to. */
  BLOCKED,
  /** Completed by more than is kept of an answer's body. */
  OUTPUT_TOO_LARGE,
  /** The task's code failed. */
  TASK,
  /** The worker was not heard of any more. */
  WORKER_LOST,
  /** Somebody cancelled it. */
  CANCELLED,
  /** The process stopped before the outcome was stored; whether it arrived is unknown. */
  INTERRUPTED,
  /** A defect of ours. */
  INTERNAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  public String code() {
    return code;
  }
}
