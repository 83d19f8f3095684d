package dev.hookline.microbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.signatures.Scheme;
import dev.hookline.signatures.SignedHeader;
import dev.hookline.signatures.Verdict;
import dev.hookline.signatures.Verifier;
import dev.hookline.signatures.provider.Configuration;
import dev.hookline.signatures.provider.Provider;
import dev.hookline.signatures.provider.Providers;
import dev.hookline.signatures.sample.SampleMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time to verify one genuine request with a body of 1 KB, for each kind of scheme. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerificationCost {

  private static final long NOW = 1_767_225_600_000L;
  private static final String URL = "https://hooks.example.com/in/abc";
  private static final int BODY_BYTES = 1024;

  /** One provider for each algorithm and form; see docs/performance.md. */
  @Param({
    "github",
    "shopify",
    "stripe",
    "slack",
    "standard-webhooks",
    "twilio",
    "paystack",
    "hubspot-v1",
    "messagebird",
    "api-key",
    "telnyx",
    "sendgrid",
    "paypal",
    "plaid"
  })
  private String provider = "";

  private Verifier verifier;
  private SampleMessage message;

  /** Signs the request that is verified over and over. */
  @Setup
  public void sign() {
    Provider known = Providers.find(provider).orElseThrow();
    Map<String, ?> settings =
        provider.equals("paypal") ? Map.of("webhook_id", "TEST-WEBHOOK") : Map.of();
    if (!(known.configure(settings) instanceof Configuration.Ready ready)) {
      throw new IllegalStateException(provider + " needs other settings");
    }
    Scheme scheme = ready.scheme();
    BenchmarkKeys keys = BenchmarkKeys.of(scheme);
    SampleMessage unsigned = new SampleMessage(URL, headers(known), body());
    message =
        unsigned.with(
            scheme.sender(List.of(keys.signing())).orElseThrow().send(unsigned, "msg-1", NOW));
    verifier = scheme.verifier(List.of(keys.verifying()));
    if (!(verify() instanceof Verdict.Genuine)) {
      throw new IllegalStateException(provider + " does not verify what was signed for it");
    }
  }

  @Benchmark
  public Verdict verify() {
    return verifier.verify(message, NOW);
  }

  private static List<SignedHeader> headers(Provider provider) {
    List<SignedHeader> headers = new ArrayList<>();
    headers.add(new SignedHeader("Content-Type", "application/x-www-form-urlencoded"));
    provider
        .exampleHeaders()
        .forEach((name, value) -> {
          if (!value.contains("<")) {
            headers.add(new SignedHeader(name, value));
          }
        });
    return headers;
  }

  /** A form with 16 fields, so that schemes that sort them have something to do. */
  private static byte[] body() {
    StringBuilder body = new StringBuilder();
    for (int field = 0; field < 16; field++) {
      body.append("field").append((char) ('a' + 15 - field)).append('=');
      while (body.length() < (field + 1) * BODY_BYTES / 16 - 1) {
        body.append('x');
      }
      body.append('&');
    }
    return body.substring(0, BODY_BYTES).getBytes(UTF_8);
  }
}
