package dev.hookline.testkit.receiver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sees the bare bytes and how the connection ends. */
final class WireClient implements AutoCloseable {
  static final String POST = "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";
  private static final int LONG_MILLIS = 5_000;
  private static final int SHORT_MILLIS = 100;

  enum End {
    FIN,
    RST,
    STILL_OPEN
  }

  /** Everything received up to the end of the connection. */
  record Received(String text, End end) {}

  private final Socket socket;

  WireClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(LONG_MILLIS);
  }

  static Received exchange(Behaviour behaviour) throws IOException {
    try (FaultReceiver receiver = FaultReceiver.start().on("/a", behaviour);
        WireClient client = new WireClient(receiver.port())) {
      return client.send(POST).receiveAll();
    }
  }

  WireClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  String receive(int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
  }

  /** Reads to the end; an open connection counts as silent 100 ms after its last byte. */
  Received receiveAll() throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    InputStream input = socket.getInputStream();
    End end;
    try {
      for (int next = input.read(); next >= 0; next = input.read()) {
        received.write(next);
        socket.setSoTimeout(SHORT_MILLIS);
      }
      end = End.FIN;
    } catch (SocketTimeoutException silent) {
      end = End.STILL_OPEN;
    } catch (SocketException reset) {
      end = End.RST;
    }
    return new Received(received.toString(StandardCharsets.ISO_8859_1), end);
  }

  /** As {@link #receiveAll}, for a receiver that is expected to send nothing at all. */
  Received receiveNothing() throws IOException {
    socket.setSoTimeout(SHORT_MILLIS);
    return receiveAll();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
