package dev.hookline.sdk.worker;

import dev.hookline.sdk.transport.CancelWish;
import java.util.List;

/** What the server says about sessions and runs, whoever hears it first. */
interface Sessions {

  /** The session is over: its runs are no longer this worker's. */
  void over(Session session);

  /** Somebody wants these runs to end. */
  void cancel(List<CancelWish> wishes);
}
