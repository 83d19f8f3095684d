package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HexFormat;

/** A server that only speaks TLS 1.0 (RFC 2246), which current Java refuses to play. */
final class OldTls {
  /**
   * ServerHello: version 3.1, a fixed random, no session, no compression, and ECDHE with RSA and
   * AES-128-CBC, which clients still offer, so that the version is what offends.
   */
  private static final byte[] SERVER_HELLO =
      HexFormat.of().parseHex("160301002a" + "02000026" + "0301" + "5a".repeat(32) + "00c01300");

  private OldTls() {}

  static void answerHello(Socket socket) throws IOException {
    byte[] firstBytesOfHello = socket.getInputStream().readNBytes(5);
    if (firstBytesOfHello.length == 5) {
      socket.getOutputStream().write(SERVER_HELLO);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }
}
