package dev.hookline.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Closes connections of one event loop that begin a request and do not bring its whole head in
 * time, so that sockets with half a head cannot be piled up. The first head is awaited from the
 * moment a connection opens, each further one from its first bytes.
 */
final class RequestHeads {

  private static final long CHECK_EVERY_MILLIS = 500;

  private final long patienceNanos;
  private final Map<HttpConnection, Long> awaitedSinceNanos = new LinkedHashMap<>();

  RequestHeads(Vertx vertx, Duration patience) {
    this.patienceNanos = patience.toNanos();
    vertx.setPeriodic(Math.min(CHECK_EVERY_MILLIS, patience.toMillis()), timer -> closeOverdue());
  }

  void opened(HttpConnection connection) {
    awaited(connection);
    connection.closeHandler(closed -> awaitedSinceNanos.remove(connection));
    HeadWatch.over(connection, this);
  }

  /** A head has begun; it may have been known already. */
  void awaited(HttpConnection connection) {
    awaitedSinceNanos.putIfAbsent(connection, System.nanoTime());
  }

  void complete(HttpConnection connection) {
    if (!awaitedSinceNanos.isEmpty()) {
      awaitedSinceNanos.remove(connection);
    }
  }

  private void closeOverdue() {
    long now = System.nanoTime();
    Iterator<Map.Entry<HttpConnection, Long>> oldestFirst = awaitedSinceNanos.entrySet().iterator();
    while (oldestFirst.hasNext()) {
      Map.Entry<HttpConnection, Long> oldest = oldestFirst.next();
      if (now - oldest.getValue() < patienceNanos) {
        return;
      }
      oldestFirst.remove();
      oldest.getKey().close().onFailure(gone -> {});
    }
  }
}
