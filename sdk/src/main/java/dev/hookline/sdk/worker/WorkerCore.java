package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.WorkerTransport;
import java.util.concurrent.atomic.AtomicLong;

/** What executions share. */
interface WorkerCore {

  WorkerOptions options();

  WorkerTransport transport();

  Reporter reporter();

  /** Bytes of log lines that wait, of all runs together. */
  AtomicLong logBytes();

  /** The code of an execution has ended. */
  void ended(Execution execution);
}
