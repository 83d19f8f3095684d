package dev.hookline.microbench;

import dev.hookline.signatures.ed25519.Ed25519PublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ed25519 over 1 KB as it is verified here, beside the verification of the JDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Ed25519Cost {

  private static final int KEY_BYTES = 32;

  private final byte[] message = new byte[1024];
  private byte[] signature = {};
  private byte[] encodedKey = {};
  private PublicKey platformKey;
  private Ed25519PublicKey preparedKey;

  /** Signs the message that is verified over and over. */
  @Setup
  public void sign() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(pair.getPrivate());
    signing.update(message);
    signature = signing.sign();
    platformKey = pair.getPublic();
    byte[] envelope = platformKey.getEncoded();
    encodedKey = Arrays.copyOfRange(envelope, envelope.length - KEY_BYTES, envelope.length);
    preparedKey = Objects.requireNonNull(Ed25519PublicKey.of(encodedKey));
    if (!verify() || !verifyWithJdk()) {
      throw new IllegalStateException("what was signed does not verify");
    }
  }

  @Benchmark
  public boolean verify() {
    return preparedKey.verifies(new byte[][] {message}, signature);
  }

  @Benchmark
  public boolean verifyWithJdk() throws GeneralSecurityException {
    Signature verification = Signature.getInstance("Ed25519");
    verification.initVerify(platformKey);
    verification.update(message);
    return verification.verify(signature);
  }

  /** What is done once for each key. */
  @Benchmark
  public @Nullable Ed25519PublicKey prepareKey() {
    return Ed25519PublicKey.of(encodedKey);
  }
}
