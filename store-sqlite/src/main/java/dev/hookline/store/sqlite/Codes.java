package dev.hookline.store.sqlite;

import dev.hookline.job.JobKind;
import dev.hookline.job.JobStatus;

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
}
