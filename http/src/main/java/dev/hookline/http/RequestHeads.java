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
 *
 * <p>Connections that were opened together are not closed together: that would hold up everybody
 * else on the loop, and so would their return. A few are closed in each turn, or a twentieth of
 * those that wait, so that however many there are, the last is closed some seconds late. While no
 * head is awaited, no timer runs.
 */
final class RequestHeads {

  private static final long CHECK_EVERY_MILLIS = 500;
  private static final long TURN_MILLIS = 50;
  private static final int CLOSED_IN_A_TURN_MIN = 8;
  private static final int TURNS_FOR_ALL = 20;

  private final Vertx vertx;
  private final long checkEveryMillis;
  private final long patienceNanos;
  private final Map<HttpConnection, Long> awaitedSinceNanos = new LinkedHashMap<>();
  private boolean checking;

  RequestHeads(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patienceNanos = patience.toNanos();
    this.checkEveryMillis = Math.min(CHECK_EVERY_MILLIS, patience.toMillis());
  }

  void opened(HttpConnection connection) {
    awaited(connection);
    connection.closeHandler(closed -> awaitedSinceNanos.remove(connection));
    HeadWatch.over(connection, this);
  }

  /** A head has begun; it may have been known already. */
  void awaited(HttpConnection connection) {
    awaitedSinceNanos.putIfAbsent(connection, System.nanoTime());
    if (!checking) {
      checkIn(checkEveryMillis);
    }
  }

  void complete(HttpConnection connection) {
    if (!awaitedSinceNanos.isEmpty()) {
      awaitedSinceNanos.remove(connection);
    }
  }

  private void checkIn(long millis) {
    checking = true;
    vertx.setTimer(millis, timer -> check());
  }

  private void check() {
    checking = false;
    boolean more = closeOldest();
    if (!awaitedSinceNanos.isEmpty()) {
      checkIn(more ? TURN_MILLIS : checkEveryMillis);
    }
  }

  /** Whether the next turn may have more to close. */
  private boolean closeOldest() {
    long now = System.nanoTime();
    int left = Math.max(CLOSED_IN_A_TURN_MIN, awaitedSinceNanos.size() / TURNS_FOR_ALL);
    Iterator<Map.Entry<HttpConnection, Long>> oldestFirst = awaitedSinceNanos.entrySet().iterator();
    while (oldestFirst.hasNext() && left > 0) {
      Map.Entry<HttpConnection, Long> oldest = oldestFirst.next();
      if (now - oldest.getValue() < patienceNanos) {
        return false;
      }
      oldestFirst.remove();
      oldest.getKey().close().onFailure(gone -> {});
      left--;
    }
    return oldestFirst.hasNext();
  }
}
