package dev.hookline.http.outbound;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What one event loop keeps for its requests: connections and deadlines. */
final class OutboundLoop {

  private final Context context;
  private final HttpClientAgent client;
  private final Duration idleLimit;
  private final DeadlineWheel deadlines;
  private final Map<Route, ConnectionPool> pools = new HashMap<>();

  OutboundLoop(Context context, HttpClientAgent client, Duration idleLimit) {
    this.context = context;
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

  /** Runs the task in this loop's context: at once when already there. */
  void run(Runnable task) {
    // The right thread is not enough: outside of the context Vert.x would choose another loop.
    if (context.equals(Vertx.currentContext())) {
      task.run();
    } else {
      context.runOnContext(_ -> task.run());
    }
  }
}
