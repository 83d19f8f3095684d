package dev.hookline.signatures.ed25519;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** What the JDK says about keys and signatures: the judge of these tests. */
final class JdkEd25519 {

  private static final byte[] ENVELOPE = HexFormat.of().parseHex("302a300506032b6570032100");

  /** A key pair as bytes and as the JDK wants it. */
  static final class Pair {

    private final byte[] publicKey;
    private final PrivateKey privateKey;

    Pair(byte[] publicKey, PrivateKey privateKey) {
      this.publicKey = publicKey;
      this.privateKey = privateKey;
    }

    byte[] publicKey() {
      return publicKey;
    }

    byte[] sign(byte[] message) throws GeneralSecurityException {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    }
  }

  private JdkEd25519() {}

  /** The same pair for the same state of the random numbers. */
  static Pair pair(Random random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Repeatable(random));
    KeyPair pair = generator.generateKeyPair();
    byte[] envelope = pair.getPublic().getEncoded();
    return new Pair(
        Arrays.copyOfRange(envelope, ENVELOPE.length, envelope.length), pair.getPrivate());
  }

  static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  /** False as well for what the JDK answers with an exception. */
  static boolean accepts(byte[] publicKey, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    byte[] envelope = Arrays.copyOf(ENVELOPE, ENVELOPE.length + publicKey.length);
    System.arraycopy(publicKey, 0, envelope, ENVELOPE.length, publicKey.length);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(envelope));
      Signature verification = Signature.getInstance("Ed25519");
      verification.initVerify(key);
      verification.update(message);
      return verification.verify(signature);
    } catch (InvalidKeySpecException | InvalidKeyException | SignatureException refused) {
      return false;
    }
  }

  /** Gives the generator of keys the numbers of a seeded source. */
  private static final class Repeatable extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final Random random;

    Repeatable(Random random) {
      this.random = random;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      random.nextBytes(bytes);
    }
  }
}
