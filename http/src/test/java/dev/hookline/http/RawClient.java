package dev.hookline.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes to the loopback address, whatever they are, and reads what comes back. */
public final class RawClient {

  private static final int READ_MILLIS_MAX = 20_000;
  private static final Pattern LENGTH =
      Pattern.compile("(?i)\r\ncontent-length:\\s*(\\d+)\\s*\r\n");

  private final int port;

  public RawClient(int port) {
    this.port = port;
  }

  /**
   * What a server did.
   *
   * @param status 0 when it answered nothing
   * @param closed whether it ended the connection
   */
  public record Reaction(int status, String text, boolean closed) {}

  /**
   * @param endsOutput whether the client ends its side after the last byte
   * @param waitsForClose whether to read on after the first answer until the server closes
   */
  public Reaction send(byte[] request, boolean endsOutput, boolean waitsForClose)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(READ_MILLIS_MAX);
      // A server that refuses early closes while we still write.
      Thread writer =
          Thread.startVirtualThread(() -> {
            try {
              socket.getOutputStream().write(request);
              socket.getOutputStream().flush();
              if (endsOutput) {
                socket.shutdownOutput();
              }
            } catch (IOException closedBefore) {
              // The reader sees the end.
            }
          });
      try {
        return read(socket.getInputStream(), waitsForClose);
      } finally {
        writer.interrupt();
      }
    }
  }

  private static Reaction read(InputStream input, boolean waitsForClose) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      while (waitsForClose || !isWhole(received)) {
        int count = input.read(buffer);
        if (count < 0) {
          return reaction(received, true);
        }
        received.write(buffer, 0, count);
      }
    } catch (SocketException reset) {
      return reaction(received, true);
    }
    return reaction(received, false);
  }

  private static boolean isWhole(ByteArrayOutputStream received) {
    String text = received.toString(ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    if (head < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(text.substring(0, head + 4));
    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return received.size() >= head + 4 + body;
  }

  private static Reaction reaction(ByteArrayOutputStream received, boolean closed) {
    String text = received.toString(ISO_8859_1);
    int status =
        text.matches("(?s)HTTP/1\\.[01] \\d{3} .*") ? Integer.parseInt(text.substring(9, 12)) : 0;
    return new Reaction(status, text, closed);
  }
}
