package dev.hookline.server.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/** A plain HTTP/1.1 connection that sends one webhook after the other. */
final class HookConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket = new Socket();
  private final InputStream input;

  HookConnection(int port) throws IOException {
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      input = new BufferedInputStream(socket.getInputStream());
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
  }

  /** An answer's status and body. */
  record Answer(int status, String body) {

    /** The id that an acknowledgement carries. */
    String id() {
      int start = body.indexOf("\"id\":\"") + "\"id\":\"".length();
      return body.substring(start, body.indexOf('"', start));
    }
  }

  /**
   * @throws IOException when the connection ends before the answer is complete
   */
  Answer post(String path, Map<String, String> headers, byte[] body) throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append("POST ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\nContent-Length: ");
    head.append(body.length).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
    byte[] wire = new byte[start.length + body.length];
    System.arraycopy(start, 0, wire, 0, start.length);
    System.arraycopy(body, 0, wire, start.length, body.length);
    socket.getOutputStream().write(wire);
    return answer();
  }

  private Answer answer() throws IOException {
    String statusLine = line();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    byte[] body = input.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("inside of the answer's body");
    }
    return new Answer(Integer.parseInt(statusLine.substring(9, 12)), new String(body, ISO_8859_1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int letter = input.read(); letter != '\n'; letter = input.read()) {
      if (letter < 0) {
        throw new EOFException("inside of the answer's head");
      }
      if (letter != '\r') {
        line.append((char) letter);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
