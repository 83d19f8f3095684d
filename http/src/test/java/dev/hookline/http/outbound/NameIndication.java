package dev.hookline.http.outbound;

import dev.hookline.testkit.receiver.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Completes one handshake and tells the server names that the client indicated (RFC 6066). */
final class NameIndication implements AutoCloseable {

  private static final char[] NO_PASSWORD = {};

  private final SSLServerSocket listener;
  private final CompletableFuture<List<String>> names = new CompletableFuture<>();

  private NameIndication(SSLServerSocket listener) {
    this.listener = listener;
  }

  static NameIndication start(TlsIdentity identity) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry(
          "server", identity.key(), NO_PASSWORD, identity.chain().toArray(Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      NameIndication server =
          new NameIndication(
              (SSLServerSocket)
                  context
                      .getServerSocketFactory()
                      .createServerSocket(0, 16, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(server::serve);
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  List<String> names() {
    return names.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private void serve() {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      socket.startHandshake();
      ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
      names.complete(
          session.getRequestedServerNames().stream()
              .map(name -> ((SNIHostName) name).getAsciiName())
              .toList());
    } catch (IOException refused) {
      names.completeExceptionally(refused);
    }
  }
}
