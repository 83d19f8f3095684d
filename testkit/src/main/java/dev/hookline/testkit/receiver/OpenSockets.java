package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** The sockets to end when their receiver ends; one added later is ended at once. */
final class OpenSockets {
  private final Set<Socket> sockets = new HashSet<>();
  private boolean closed;

  synchronized void add(Socket socket) {
    sockets.add(socket);
    if (closed) {
      end(socket);
    }
  }

  synchronized void remove(Socket socket) {
    sockets.remove(socket);
  }

  synchronized int count() {
    return sockets.size();
  }

  synchronized void close() {
    closed = true;
    sockets.forEach(OpenSockets::end);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to end.
    }
  }
}
