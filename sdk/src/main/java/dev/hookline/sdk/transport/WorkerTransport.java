package dev.hookline.sdk.transport;

import java.time.Duration;
import java.util.List;

/**
 * The way from a worker to the server: over HTTP, or within one process. Implementations are safe
 * for several threads; a worker has at most one {@link #lease} and one {@link #report} in flight,
 * and beside them {@link #heartbeat} and the calls of {@link RunCalls} from any number of runs.
 *
 * <p>Every method may block the calling thread, and ends early with {@link InterruptedException}
 * when that thread is interrupted. A call that was interrupted or has thrown may have taken effect:
 * reports are fenced by the lease, calls of runs carry idempotency keys, and runs that were leased
 * to nobody's knowledge are handed out again when the session ends.
 *
 * <p>What a caller can expect to happen is in the answer. {@link TransportException} means that the
 * server could not be asked; the worker tries again, with growing waits.
 */
public interface WorkerTransport extends RunCalls {

  /** Opens a session. Blocks for the time of one write to storage. */
  RegisterAnswer register(Registration registration)
      throws TransportException, InterruptedException;

  /**
   * Takes runs to execute. Blocks until there is a run or a wish to cancel, at the latest for
   * {@code wait}; called from a platform thread that does nothing else.
   *
   * @param max how many runs at most, 1 to 1,000
   * @param wait at most 30 s; zero answers at once
   */
  LeaseAnswer lease(String session, int max, Duration wait)
      throws TransportException, InterruptedException;

  /**
   * Says what became of runs. Blocks until all of it is on stable storage; what the worker collects
   * meanwhile goes with the next call. The items about one run are in order, and are applied all
   * or, when the lease is stale, none.
   *
   * @param items 1 to 1,000, together at most 16 MiB
   */
  ReportAnswer report(String session, List<ReportItem> items)
      throws TransportException, InterruptedException;

  /** Says that the worker lives; a lease or a report says it too. Must not block for long. */
  HeartbeatAnswer heartbeat(String session) throws TransportException, InterruptedException;

  /** Ends the session; what it still holds is handed out again at once. Of no effect when over. */
  void leave(String session) throws TransportException, InterruptedException;
}
