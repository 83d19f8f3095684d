package dev.hookline.delivery;

import dev.hookline.job.Job;
import dev.hookline.job.JobStatus;

/** The API's words for the state of a delivery. */
public final class DeliveryStatus {

  private DeliveryStatus() {}

  public static String of(Job job) {
    return of(job.status(), job.failures());
  }

  public static String of(JobStatus status, int failures) {
    return switch (status) {
      case READY -> failures == 0 ? "pending" : "retrying";
      case RUNNING -> "delivering";
      case HELD -> "held";
      case SUCCEEDED -> "delivered";
      case FAILED, EXPIRED, TIMED_OUT, CRASHED -> "failed"; // the last three are of runs only
      case CANCELLED -> "cancelled";
      case SKIPPED -> "skipped";
    };
  }
}
