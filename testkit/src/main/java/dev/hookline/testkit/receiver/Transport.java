package dev.hookline.testkit.receiver;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Bare TCP, or TLS over it. */
sealed interface Transport {
  String scheme();

  /** The socket to speak HTTP on; completes a handshake where there is one. */
  Socket over(Socket accepted) throws IOException;

  record Plain() implements Transport {
    @Override
    public String scheme() {
      return "http";
    }

    @Override
    public Socket over(Socket accepted) {
      return accepted;
    }
  }

  record Tls(TlsIdentity identity) implements Transport {
    @Override
    public String scheme() {
      return "https";
    }

    @Override
    public Socket over(Socket accepted) throws IOException {
      SSLSocket secured =
          (SSLSocket)
              identity
                  .serverContext()
                  .getSocketFactory()
                  .createSocket(accepted, null, accepted.getPort(), true);
      secured.setUseClientMode(false);
      secured.startHandshake();
      return secured;
    }
  }
}
