package dev.hookline.http.outbound;

import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import java.time.Duration;

/** One open connection of a route, in use or idle. On its event loop only. */
final class RouteConnection extends Deadline {

  private final ConnectionPool pool;
  private final HttpClientConnection http;
  private long idleSinceNanos;
  private long idleLimitNanos;
  private boolean idle;
  private boolean closed;

  RouteConnection(ConnectionPool pool, HttpClientConnection http, Duration idleLimit) {
    this.pool = pool;
    this.http = http;
    this.idleLimitNanos = idleLimit.toNanos();
    http.closeHandler(_ -> closed());
  }

  HttpClientConnection http() {
    return http;
  }

  boolean isClosed() {
    return closed;
  }

  /** The peer announced that it closes connections that are idle for this long. */
  void peerClosesWhenIdleFor(Duration limit) {
    idleLimitNanos = Math.min(idleLimitNanos, limit.toNanos());
  }

  /** Gives the connection back after a complete answer. */
  void release() {
    pool.release(this);
  }

  void becameIdle() {
    idle = true;
    idleSinceNanos = System.nanoTime();
    if (next == null) {
      pool.deadlines().add(this, idleSinceNanos + idleLimitNanos);
    }
  }

  void becameBusy() {
    idle = false;
  }

  /** Whether the peer may have closed it already although the loop has not noticed yet. */
  boolean isStale() {
    return closed || (idle && System.nanoTime() - idleSinceNanos >= idleLimitNanos);
  }

  /** Its deadline stays set while it is busy, which costs a request nothing. */
  @Override
  void expired() {
    if (closed) {
      return;
    }
    long dueNanos = idleSinceNanos + idleLimitNanos;
    long now = System.nanoTime();
    if (idle && dueNanos - now <= 0) {
      close();
    } else {
      pool.deadlines().add(this, idle ? dueNanos : now + idleLimitNanos);
    }
  }

  /** Ends a connection on which nothing is under way. */
  void close() {
    http.close();
    closed();
  }

  /**
   * Ends a connection whatever is under way. Vert.x closes only after all that was written has
   * left, which a peer that reads nothing puts off for ever; Netty's first handler asks the socket
   * itself.
   */
  void abort() {
    var connection = ((UnpooledHttpClientConnection) http).unwrap();
    var _ = connection.channelHandlerContext().pipeline().firstContext().close();
    closed();
  }

  private void closed() {
    if (!closed) {
      closed = true;
      pool.deadlines().cancel(this);
      pool.closed(this);
    }
  }
}
