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

  /**
   * Reads on until the connection ends, or until it has been silent for 100 ms after as many bytes
   * as were expected. Only a client that expects silence may take it for the end.
   */
  Received receive(Received expected) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    InputStream input = socket.getInputStream();
    try {
      while (true) {
        boolean awaitsSilence =
            expected.end() == End.STILL_OPEN && received.size() >= expected.text().length();
        socket.setSoTimeout(awaitsSilence ? SHORT_MILLIS : LONG_MILLIS);
        int next = input.read();
        if (next < 0) {
          return new Received(received.toString(StandardCharsets.ISO_8859_1), End.FIN);
        }
        received.write(next);
      }
    } catch (SocketTimeoutException silent) {
      return new Received(received.toString(StandardCharsets.ISO_8859_1), End.STILL_OPEN);
    } catch (SocketException reset) {
      return new Received(received.toString(StandardCharsets.ISO_8859_1), End.RST);
    }
  }

  /** Reads until the receiver ends the connection. */
  Received receiveAll() throws IOException {
    return receive(new Received("", End.FIN));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
