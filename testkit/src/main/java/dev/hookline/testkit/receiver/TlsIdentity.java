package dev.hookline.testkit.receiver;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/** What a TLS receiver presents: its key and its certificate chain, leaf first. */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  SSLContext serverContext() {
    try {
      KeyStore store = TlsContexts.emptyStore();
      store.setKeyEntry("server", key, TlsContexts.NO_PASSWORD, chain.toArray(Certificate[]::new));
      return TlsContexts.server(store);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(unusable);
    }
  }
}
