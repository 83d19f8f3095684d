package dev.hookline.http.outbound;

import io.vertx.core.http.HttpClientConnection;
import java.time.Duration;

/** One open connection of a route, in use or idle. On its event loop only. */
final class RouteConnection extends Deadline {

  private final ConnectionPool pool;
  private final HttpClientConnection http;
  private final ConnectionChannel channel;
  private long idleSinceNanos;
  private long idleLimitNanos;
  private boolean idle;
  private boolean closed;

  RouteConnection(ConnectionPool pool, HttpClientConnection http, Duration idleLimit) {
    this.pool = pool;
    this.http = http;
    this.channel = ConnectionChannel.of(http);
    this.idleLimitNanos = idleLimit.toNanos();
    http.closeHandler(_ -> closed());
    // What a peer does is told by the attempt; without a handler it would be logged as an error.
    http.exceptionHandler(_ -> {});
  }

  HttpClientConnection http() {
    return http;
  }

  /** A request is about to be sent: what comes from now on is meant as its answer. */
  void requestBegins() {
    channel.answers().requestBegins();
  }

  /** Whether the peer has sent anything since. */
  boolean hasReceived() {
    return channel.answers().hasReceivedAny();
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Gives the connection back after a complete answer.
   *
   * @param mayWait for how long the peer keeps it open; zero when it must not be used again
   */
  void release(Duration mayWait) {
    if (channel.isClogged() || !channel.answers().isBetweenAnswers()) {
      abort();
    } else if (mayWait.isZero()) {
      close();
    } else {
      idleLimitNanos = Math.min(idleLimitNanos, mayWait.toNanos());
      pool.release(this);
    }
  }

  void becameIdle() {
    idle = true;
    channel.answers().becomesIdle();
    idleSinceNanos = System.nanoTime();
    if (next == null) {
      pool.deadlines().add(this, idleSinceNanos + idleLimitNanos);
    }
  }

  void becameBusy() {
    idle = false;
  }

  /**
   * Whether it is of no more use: the peer may have closed it already although the loop has not
   * noticed yet, or it has sent what nobody asked for.
   */
  boolean isStale() {
    return closed
        || !channel.answers().isBetweenAnswers()
        || (idle && System.nanoTime() - idleSinceNanos >= idleLimitNanos);
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

  /** Ends a connection whatever is under way. */
  void abort() {
    channel.abort();
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
