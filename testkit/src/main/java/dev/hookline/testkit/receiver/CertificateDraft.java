package dev.hookline.testkit.receiver;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * The parts of an X.509 version 3 certificate (RFC 5280 section 4.1) that tests vary; it is signed
 * with ECDSA and SHA-256.
 */
record CertificateDraft(
    String issuer,
    String subject,
    Kind kind,
    PublicKey publicKey,
    Instant notBefore,
    Instant notAfter) {

  enum Kind {
    AUTHORITY,
    SERVER
  }

  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.objectIdentifier(1, 2, 840, 10045, 4, 3, 2));
  private static final byte[] LOOPBACK_ADDRESS = {127, 0, 0, 1};

  X509Certificate signedBy(PrivateKey issuerKey) throws GeneralSecurityException {
    byte[] draft = encoded();
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(issuerKey);
    signer.update(draft);
    byte[] certificate = Der.sequence(draft, ECDSA_WITH_SHA256, Der.bits(signer.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private byte[] encoded() {
    byte[] version3 = Der.tagged(0xa0, Der.integer(BigInteger.TWO));
    byte[] serial =
        Der.integer(new BigInteger(1, publicKey.getEncoded()).mod(BigInteger.TEN.pow(18)));
    byte[] validity = Der.sequence(Der.time(notBefore), Der.time(notAfter));
    byte[] extensions = Der.tagged(0xa3, Der.sequence(extension()));
    return Der.sequence(
        version3,
        serial,
        ECDSA_WITH_SHA256,
        name(issuer),
        validity,
        name(subject),
        publicKey.getEncoded(),
        extensions);
  }

  private byte[] extension() {
    return switch (kind) {
      case AUTHORITY ->
          Der.sequence(
              Der.objectIdentifier(2, 5, 29, 19), Der.yes(), Der.octets(Der.sequence(Der.yes())));
      case SERVER ->
          Der.sequence(Der.objectIdentifier(2, 5, 29, 17), Der.octets(alternativeNames()));
    };
  }

  private byte[] alternativeNames() {
    byte[] dnsName = Der.tagged(0x82, subject.getBytes(StandardCharsets.US_ASCII));
    return subject.equals("localhost")
        ? Der.sequence(dnsName, Der.tagged(0x87, LOOPBACK_ADDRESS))
        : Der.sequence(dnsName);
  }

  private static byte[] name(String commonName) {
    return Der.sequence(
        Der.set(Der.sequence(Der.objectIdentifier(2, 5, 4, 3), Der.utf8(commonName))));
  }
}
