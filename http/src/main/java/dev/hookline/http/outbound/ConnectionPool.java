package dev.hookline.http.outbound;

import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one route on one event loop. The connection that was used last is used next,
 * so that those that are not needed grow old and close.
 */
final class ConnectionPool {

  /** Several endpoints may share a host, each with up to 256 requests under way. */
  static final int MOST_CONNECTIONS = 1_024;

  static final int MOST_WAITING = 1_024;

  /** Wants a connection. */
  interface Borrower {

    /** Whether it still wants one. */
    boolean isWaiting();

    void connected(RouteConnection connection, boolean reused);

    void connectFailed(Throwable cause);
  }

  private final Route route;
  private final OutboundLoop loop;
  private final HttpClientAgent client;
  private final Duration idleLimit;
  private final ArrayDeque<RouteConnection> idle = new ArrayDeque<>();
  private final ArrayDeque<Borrower> waiting = new ArrayDeque<>();
  private int open;

  ConnectionPool(Route route, OutboundLoop loop, HttpClientAgent client, Duration idleLimit) {
    this.route = route;
    this.loop = loop;
    this.client = client;
    this.idleLimit = idleLimit;
  }

  DeadlineWheel deadlines() {
    return loop.deadlines();
  }

  boolean hasIdle() {
    return !idle.isEmpty();
  }

  /** Lends an open connection if there is one, else opens one. */
  void borrow(Borrower borrower) {
    RouteConnection connection = newestIdle();
    if (connection == null) {
      borrowFresh(borrower);
    } else {
      connection.becameBusy();
      borrower.connected(connection, true);
    }
  }

  /** Opens a connection although others may be idle. */
  void borrowFresh(Borrower borrower) {
    if (open < MOST_CONNECTIONS) {
      connect(borrower);
    } else if (waiting.size() < MOST_WAITING) {
      waiting.add(borrower);
    } else {
      borrower.connectFailed(new NoFreeConnection(route));
    }
  }

  void release(RouteConnection connection) {
    if (connection.isClosed()) {
      return;
    }
    Borrower next = nextWaiting();
    if (next == null) {
      connection.becameIdle();
      idle.push(connection);
    } else {
      next.connected(connection, true);
    }
  }

  void closed(RouteConnection connection) {
    idle.remove(connection);
    slotFreed();
  }

  private void slotFreed() {
    open--;
    Borrower next = nextWaiting();
    if (next != null) {
      connect(next);
    } else if (open == 0) {
      loop.forget(route);
    }
  }

  private void connect(Borrower borrower) {
    open++;
    HttpConnectOptions options =
        new HttpConnectOptions()
            .setServer(
                SocketAddress.inetSocketAddress(
                    new InetSocketAddress(route.address(), route.port())))
            .setHost(route.name())
            .setPort(route.port())
            .setSsl(route.secure());
    client.connect(options).onComplete((http, failure) -> connected(borrower, http, failure));
  }

  private void connected(
      Borrower borrower, @Nullable HttpClientConnection http, @Nullable Throwable failure) {
    if (http == null) {
      slotFreed();
      if (borrower.isWaiting()) {
        borrower.connectFailed(failure == null ? new NoFreeConnection(route) : failure);
      }
      return;
    }
    RouteConnection connection = new RouteConnection(this, http, idleLimit);
    if (borrower.isWaiting()) {
      borrower.connected(connection, false);
    } else {
      release(connection);
    }
  }

  private @Nullable RouteConnection newestIdle() {
    RouteConnection connection = idle.poll();
    while (connection != null && connection.isStale()) {
      connection.close();
      connection = idle.poll();
    }
    return connection;
  }

  private @Nullable Borrower nextWaiting() {
    Borrower next = waiting.poll();
    while (next != null && !next.isWaiting()) {
      next = waiting.poll();
    }
    return next;
  }
}
