package dev.hookline.http.outbound;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What one event loop keeps for its requests: connections and deadlines. */
final class OutboundLoop {

  private final Context context;
  private final EventExecutor thread;
  private final HttpClientAgent client;
  private final Duration idleLimit;
  private final DeadlineWheel deadlines;
  private final Map<Route, ConnectionPool> pools = new HashMap<>();

  OutboundLoop(Context context, HttpClientAgent client, Duration idleLimit) {
    this.context = context;
    this.thread = ((ContextInternal) context).nettyEventLoop();
    this.client = client;
    this.idleLimit = idleLimit;
    this.deadlines = new DeadlineWheel(context);
  }

  DeadlineWheel deadlines() {
    return deadlines;
  }

  ConnectionPool pool(Route route) {
    ConnectionPool pool = pools.get(route);
    if (pool == null) {
      pool = new ConnectionPool(route, this, client, idleLimit);
      pools.put(route, pool);
    }
    return pool;
  }

  /** Whether a connection of this route is open and unused. */
  boolean hasIdle(Route route) {
    ConnectionPool pool = pools.get(route);
    return pool != null && pool.hasIdle();
  }

  void forget(Route route) {
    pools.remove(route);
  }

  /** Runs the task on this loop: at once when already there. */
  void run(Runnable task) {
    if (thread.inEventLoop()) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }
}
