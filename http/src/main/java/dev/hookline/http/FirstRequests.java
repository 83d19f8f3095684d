package dev.hookline.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Closes connections of one event loop that do not bring a whole request head in time, so that
 * sockets with half a head cannot be piled up.
 */
final class FirstRequests {

  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final long CHECK_EVERY_MILLIS = 500;

  private final Map<HttpConnection, Long> awaitedSinceNanos = new LinkedHashMap<>();

  FirstRequests(Vertx vertx) {
    vertx.setPeriodic(CHECK_EVERY_MILLIS, timer -> closeOverdue());
  }

  void opened(HttpConnection connection) {
    awaitedSinceNanos.put(connection, System.nanoTime());
    connection.closeHandler(closed -> awaitedSinceNanos.remove(connection));
  }

  void cameOn(HttpConnection connection) {
    if (!awaitedSinceNanos.isEmpty()) {
      awaitedSinceNanos.remove(connection);
    }
  }

  private void closeOverdue() {
    long now = System.nanoTime();
    Iterator<Map.Entry<HttpConnection, Long>> oldestFirst = awaitedSinceNanos.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<HttpConnection, Long> oldest = oldestFirst.next();
      if (now - oldest.getValue() < PATIENCE_NANOS) {
        return;
      }
      oldestFirst.remove();
      oldest.getKey().close().onFailure(gone -> {});
    }
  }
}
