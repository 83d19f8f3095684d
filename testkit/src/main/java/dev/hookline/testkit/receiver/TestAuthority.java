package dev.hookline.testkit.receiver;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A certificate authority made for one test, and the good and bad server identities it issues. */
public final class TestAuthority {
  private static final String NAME = "Hookline test authority";
  private static final Duration A_DAY = Duration.ofDays(1);

  private final KeyPair keys;
  private final X509Certificate certificate;

  private TestAuthority(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /** A new authority with keys of its own, valid from yesterday until tomorrow. */
  public static TestAuthority create() {
    try {
      KeyPair keys = newKeys();
      Instant now = Instant.now();
      CertificateDraft draft =
          new CertificateDraft(
              NAME,
              NAME,
              CertificateDraft.Kind.AUTHORITY,
              keys.getPublic(),
              now.minus(A_DAY),
              now.plus(A_DAY));
      return new TestAuthority(keys, draft.signedBy(keys.getPrivate()));
    } catch (GeneralSecurityException missingAlgorithm) {
      throw new IllegalStateException(missingAlgorithm);
    }
  }

  /** Good for {@code localhost} and 127.0.0.1 today. */
  public TlsIdentity valid() {
    return issue("localhost", Instant.now().minus(A_DAY), Instant.now().plus(A_DAY));
  }

  /** Good for {@code localhost}, until an hour ago. */
  public TlsIdentity expired() {
    return issue("localhost", Instant.now().minus(A_DAY), Instant.now().minus(Duration.ofHours(1)));
  }

  /** Good for {@code localhost}, from an hour hence. */
  public TlsIdentity notYetValid() {
    return issue("localhost", Instant.now().plus(Duration.ofHours(1)), Instant.now().plus(A_DAY));
  }

  /** Good today, for {@code elsewhere.example} only. */
  public TlsIdentity forAnotherName() {
    return issue("elsewhere.example", Instant.now().minus(A_DAY), Instant.now().plus(A_DAY));
  }

  /** Good for {@code localhost} today, but vouched for by nobody except itself. */
  public static TlsIdentity selfSigned() {
    try {
      KeyPair keys = newKeys();
      CertificateDraft draft =
          new CertificateDraft(
              "localhost",
              "localhost",
              CertificateDraft.Kind.SERVER,
              keys.getPublic(),
              Instant.now().minus(A_DAY),
              Instant.now().plus(A_DAY));
      return new TlsIdentity(keys.getPrivate(), List.of(draft.signedBy(keys.getPrivate())));
    } catch (GeneralSecurityException missingAlgorithm) {
      throw new IllegalStateException(missingAlgorithm);
    }
  }

  /** The authority's own certificate, for a client's trust store. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** The authority's own certificate as PEM (RFC 7468). */
  public String certificatePem() {
    return pem(certificate);
  }

  /** A certificate as PEM that gives this name to a key, which may be of any algorithm. */
  public String certificatePem(String name, PublicKey key) {
    try {
      CertificateDraft draft =
          new CertificateDraft(
              NAME,
              name,
              CertificateDraft.Kind.SERVER,
              key,
              Instant.now().minus(A_DAY),
              Instant.now().plus(A_DAY));
      return pem(draft.signedBy(keys.getPrivate()));
    } catch (GeneralSecurityException missingAlgorithm) {
      throw new IllegalStateException(missingAlgorithm);
    }
  }

  private static String pem(X509Certificate certificate) {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException unencodable) {
      throw new IllegalStateException(unencodable);
    }
  }

  /** A client's TLS context that trusts this authority and nobody else. */
  public SSLContext trustingContext() {
    try {
      KeyStore trusted = TlsContexts.emptyStore();
      trusted.setCertificateEntry("authority", certificate);
      return TlsContexts.client(trusted);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  private TlsIdentity issue(String name, Instant notBefore, Instant notAfter) {
    try {
      KeyPair serverKeys = newKeys();
      CertificateDraft draft =
          new CertificateDraft(
              NAME,
              name,
              CertificateDraft.Kind.SERVER,
              serverKeys.getPublic(),
              notBefore,
              notAfter);
      return new TlsIdentity(
          serverKeys.getPrivate(), List.of(draft.signedBy(keys.getPrivate()), certificate));
    } catch (GeneralSecurityException missingAlgorithm) {
      throw new IllegalStateException(missingAlgorithm);
    }
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
