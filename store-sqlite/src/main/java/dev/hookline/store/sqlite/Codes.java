package dev.hookline.store.sqlite;

import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;
import dev.hookline.job.RunKey;
import dev.hookline.job.RunTrigger;

/** The numbers that stand for kinds and states in the database. They never change. */
final class Codes {

  static final int READY = 0;
  static final int RUNNING = 1;
  static final int HELD = 2;

  static final int STATUSES = 10;

  private static final JobStatus[] STATUS_OF_CODE = {
    JobStatus.READY,
    JobStatus.RUNNING,
    JobStatus.HELD,
    JobStatus.SUCCEEDED,
    JobStatus.FAILED,
    JobStatus.CANCELLED,
    JobStatus.SKIPPED,
    JobStatus.EXPIRED,
    JobStatus.TIMED_OUT,
    JobStatus.CRASHED
  };

  private static final RunTrigger.Kind[] TRIGGER_OF_CODE = {
    RunTrigger.Kind.API,
    RunTrigger.Kind.EVENT,
    RunTrigger.Kind.SCHEDULE,
    RunTrigger.Kind.PARENT,
    RunTrigger.Kind.REPLAY
  };

  private static final RunKey.Use[] USE_OF_CODE = {
    RunKey.Use.IDEMPOTENCY, RunKey.Use.KEEP_FIRST, RunKey.Use.TAKE_LAST
  };

  private Codes() {}

  static int of(JobKind kind) {
    return switch (kind) {
      case DELIVERY -> 0;
      case RUN -> 1;
    };
  }

  static JobKind kind(int code) {
    return code == 0 ? JobKind.DELIVERY : JobKind.RUN;
  }

  static int of(JobStatus status) {
    return switch (status) {
      case READY -> READY;
      case RUNNING -> RUNNING;
      case HELD -> HELD;
      case SUCCEEDED -> 3;
      case FAILED -> 4;
      case CANCELLED -> 5;
      case SKIPPED -> 6;
      case EXPIRED -> 7;
      case TIMED_OUT -> 8;
      case CRASHED -> 9;
    };
  }

  static JobStatus status(int code) {
    return STATUS_OF_CODE[code];
  }

  static int of(RunTrigger.Kind kind) {
    return switch (kind) {
      case API -> 0;
      case EVENT -> 1;
      case SCHEDULE -> 2;
      case PARENT -> 3;
      case REPLAY -> 4;
    };
  }

  static RunTrigger.Kind triggerKind(int code) {
    return TRIGGER_OF_CODE[code];
  }

  static int of(RunKey.Use use) {
    return switch (use) {
      case IDEMPOTENCY -> 0;
      case KEEP_FIRST -> 1;
      case TAKE_LAST -> 2;
    };
  }

  static RunKey.Use keyUse(int code) {
    return USE_OF_CODE[code];
  }
}
